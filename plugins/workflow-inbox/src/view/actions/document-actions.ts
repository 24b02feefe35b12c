import type { documentsRpc, RpcClient } from '@sealwright/core/api';
import { fillLocalized, type Workbench } from '@sealwright/ui';
import type { VoucherDocument } from '../../common-inbox-rpc.ts';
import type { QueuedAction } from '../../common-queued-action.ts';
import { DOCUMENT_TEXTS } from '../document/document-texts.ts';
import { sendLocalVoucher } from '../draft/draft-dialog.tsx';
import { type InboxModel, PAGE } from '../inbox-model.ts';
import { TEXTS } from '../texts.ts';
import { ACTION_TEXTS } from './action-texts.ts';
import { tellOutcome } from './tell-outcome.ts';
import type { VoucherActions } from './voucher-actions.tsx';

type Documents = Pick<RpcClient<typeof documentsRpc>, 'list'>;

/** What is done from the page of an open document; faults are shown. */
export class DocumentActions {
  private readonly model: InboxModel;
  private readonly workbench: Workbench;
  private readonly vouchers: VoucherActions;
  private readonly documents: Documents;

  constructor(model: InboxModel, workbench: Workbench, vouchers: VoucherActions, documents: Documents) {
    this.model = model;
    this.workbench = workbench;
    this.vouchers = vouchers;
    this.documents = documents;
  }

  /** 发送 of the document in front: of its voucher, or of a file that becomes one. */
  async send(): Promise<void> {
    const id = this.workbench.documents.state.getState().active;
    if (id === undefined) return;
    if (this.workbench.context.state.getState()['signing.submittable'])
      return void (await this.workbench.ask({
        title: ACTION_TEXTS.unsubmittedTitle,
        message: ACTION_TEXTS.unsubmittedMessage,
        buttons: [{ id: 'ok', title: ACTION_TEXTS.ok, kind: 'primary' }],
      }));
    const shown = this.model.state.getState().documents[id];
    await (shown ? this.vouchers.run('send', shown.row) : this.sendFile(id).catch(this.workbench.showError));
  }

  /** 还原: the newest signature is taken back, here and on the platform. */
  async restore(): Promise<void> {
    const shown = this.shown();
    if (!shown) return;
    const { name } = shown.row.voucher;
    const answer = await this.workbench.ask({
      title: fillLocalized(ACTION_TEXTS.restoreTitle, { name }),
      message: ACTION_TEXTS.restoreMessage,
      severity: 'warning',
      buttons: [
        { id: 'restore', title: ACTION_TEXTS.restore, kind: 'danger' },
        { id: 'cancel', title: TEXTS.cancel },
      ],
    });
    if (answer !== 'restore') return;
    await this.tell(() => this.model.calls.restore(shown.document), fillLocalized(ACTION_TEXTS.restored, { name }));
  }

  /** Hands signatures in that the platform does not have. */
  async handIn({ document, row }: VoucherDocument): Promise<void> {
    const said = fillLocalized(DOCUMENT_TEXTS.handedIn, { name: row.voucher.name });
    await this.tell(() => this.model.calls.handIn(document), said);
  }

  showConflict(action: QueuedAction): void {
    this.vouchers.showConflict(action);
  }

  private shown(): VoucherDocument | undefined {
    const { active } = this.workbench.documents.state.getState();
    return active === undefined ? undefined : this.model.state.getState().documents[active];
  }

  private async sendFile(id: string): Promise<void> {
    if (this.model.state.getState().inbox?.stage !== 'in') {
      this.workbench.showPage(PAGE);
      return this.workbench.notify({ severity: 'info', message: DOCUMENT_TEXTS.notIn });
    }
    if (this.workbench.documents.state.getState().tabs.find((tab) => tab.id === id)?.dirty) {
      const answer = await this.workbench.ask({
        title: DOCUMENT_TEXTS.saveTitle,
        message: DOCUMENT_TEXTS.saveMessage,
        buttons: [
          { id: 'save', title: DOCUMENT_TEXTS.save, kind: 'primary' },
          { id: 'cancel', title: TEXTS.cancel },
        ],
      });
      if (answer !== 'save') return;
      await this.workbench.runCommand('documents.save');
    }
    const document = (await this.documents.list()).find((each) => each.id === id);
    if (document?.path === undefined || document.unsaved)
      return this.workbench.notify({ severity: 'info', message: DOCUMENT_TEXTS.noPath });
    const { voucher } = await this.model.calls.importFile(document.path);
    sendLocalVoucher(this.model, this.workbench, voucher);
  }

  private async tell(work: () => ReturnType<InboxModel['calls']['handIn']>, done: { 'zh-CN': string; en: string }) {
    try {
      tellOutcome(await work(), done, this.workbench, (action) => this.showConflict(action));
    } catch (fault) {
      this.workbench.showError(fault);
    }
  }
}
