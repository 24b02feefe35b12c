import type { Workbench } from '@sealwright/ui';
import type { WrittenAnnotation } from '../common-annotate-rpc.ts';
import type { AnnotationSession } from './annotation-session.ts';
import { texts } from './texts.ts';

/** Takes an annotation of this program out of a document that nobody has signed, when the user agrees. */
export async function removeWritten(
  session: AnnotationSession,
  { id }: Pick<WrittenAnnotation, 'id'>,
  workbench: Pick<Workbench, 'ask' | 'showError'>,
): Promise<void> {
  if (id === undefined) return;
  const answer = await workbench.ask({
    title: texts.removeTitle,
    message: texts.removeMessage,
    severity: 'warning',
    buttons: [
      { id: 'remove', title: texts.removeNow, kind: 'danger' },
      { id: 'cancel', title: texts.cancel },
    ],
  });
  if (answer !== 'remove') return;
  try {
    await session.remove([id]);
  } catch (fault) {
    workbench.showError(fault);
  }
}
