import { fillLocalized, type Workbench } from '@sealwright/ui';
import { DOCUMENT_TEXTS } from '../document/document-texts.ts';
import type { InboxModel } from '../inbox-model.ts';

/** Asks before documents are closed whose signatures nobody has but they. Those with unsaved work are asked for anyway. */
export function unsubmittedGuard(
  model: { readonly state: Pick<InboxModel['state'], 'getState'> },
  { ask, documents }: { readonly ask: Workbench['ask']; readonly documents: Pick<Workbench['documents'], 'state'> },
) {
  return async (ids: readonly string[]): Promise<boolean> => {
    const { tabs } = documents.state.getState();
    for (const { document, hasUnsubmitted, row } of Object.values(model.state.getState().documents)) {
      if (!hasUnsubmitted || !ids.includes(document)) continue;
      if (tabs.some(({ id, dirty }) => id === document && dirty)) continue;
      const answer = await ask({
        title: fillLocalized(DOCUMENT_TEXTS.closeTitle, { name: row.voucher.name }),
        message: DOCUMENT_TEXTS.closeMessage,
        severity: 'warning',
        buttons: [
          { id: 'keep', title: DOCUMENT_TEXTS.keepOpen, kind: 'primary' },
          { id: 'close', title: DOCUMENT_TEXTS.closeAnyway, kind: 'danger' },
        ],
      });
      if (answer !== 'close') return false;
    }
    return true;
  };
}
