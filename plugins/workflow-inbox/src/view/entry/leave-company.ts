import type { Workbench } from '@sealwright/ui';
import type { InboxModel } from '../inbox-model.ts';
import type { CompanyNotices } from './company-notices.ts';

export interface LeaveParts {
  readonly model: {
    readonly state: Pick<InboxModel['state'], 'getState'>;
    readonly calls: Pick<InboxModel['calls'], 'leave'>;
  };
  readonly documents: Pick<Workbench['documents'], 'requestClose'>;
  readonly notices: Pick<CompanyNotices, 'clear'>;
}

/**
 * 退出验证: closes the company's documents, and takes back what it was told. Nothing is left where its user wants to keep a
 * document that is not finished. Files of this computer belong to no company, and stay.
 */
export async function leaveCompany({ model, documents, notices }: LeaveParts): Promise<void> {
  for (const { document, row } of Object.values(model.state.getState().documents)) {
    if (row.voucher.source !== 'local' && !(await documents.requestClose(document))) return;
  }
  await model.calls.leave();
  notices.clear();
}
