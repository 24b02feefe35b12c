import type { documentsRpc, RpcClient } from '@sealwright/core/api';
import type { Workbench } from '@sealwright/ui';
import type { DraftSession } from './draft-session.ts';
import { texts } from './texts.ts';

/**
 * 还原: takes away what is placed, which undo brings back; with nothing placed, takes back the last revision that is not
 * saved yet, a signature or annotations, when the user agrees.
 */
export async function restoreDocument(
  { draft }: DraftSession,
  documents: Pick<RpcClient<typeof documentsRpc>, 'dropRevision'>,
  workbench: Pick<Workbench, 'ask'>,
): Promise<void> {
  if (draft.state.getState().stamps.length > 0) {
    draft.clear();
    return;
  }
  const answer = await workbench.ask({
    title: texts.restoreTitle,
    message: texts.restoreMessage,
    severity: 'warning',
    buttons: [
      { id: 'restore', title: texts.restore, kind: 'danger' },
      { id: 'keep', title: texts.keepOpen },
    ],
  });
  if (answer !== 'restore') return;
  draft.takenBack();
  await documents.dropRevision(draft.documentId);
}
