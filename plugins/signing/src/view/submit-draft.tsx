import type { Workbench } from '@sealwright/ui';
import type { DraftSession } from './draft-session.ts';
import { Submission, type SubmissionCalls } from './submission.ts';
import { SubmitProgress } from './submit-progress.tsx';
import { filled, texts } from './texts.ts';

/**
 * 提交签署: signs what is placed, with its progress in a dialog. What fails is told, and the stamps stay. `lookAgain` is
 * called then: a key may be gone, or its PIN have fewer tries.
 */
export async function submitDraft(
  session: DraftSession,
  calls: SubmissionCalls,
  workbench: Workbench,
  lookAgain: () => void,
): Promise<void> {
  const { chosen: key, format } = session.means.getState();
  if (!session.canSubmit() || !key) return;
  const { documentId } = session.draft;
  workbench.documents.setTool(documentId, undefined);
  const submission = new Submission(session.draft, calls);
  const dialog = workbench.openDialog({
    title: texts.signing,
    width: 380,
    content: <SubmitProgress submission={submission} />,
    // Closed once, it stays to show that it is being cancelled; closed again, it does not bar the way any longer.
    mayClose: () => !submission.cancel(),
  });
  try {
    const { signer, places } = await submission.run({ key: key.ref, ...(format && { format: format.id }) }, key.holder);
    workbench.notify({
      severity: 'success',
      message: filled(texts.signed, { signer, places }),
      actions: [
        { title: texts.save, command: 'documents.save', argument: documentId },
        { title: texts.showSignatures, command: 'verification.show', argument: documentId },
      ],
    });
  } catch (error) {
    workbench.showError(error);
    lookAgain();
  } finally {
    await dialog.dispose();
  }
}
