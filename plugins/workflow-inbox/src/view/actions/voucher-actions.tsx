import { type Localized, type Voucher, type VoucherAct, WorkflowNotSigned } from '@sealwright/core/api';
import { askSavePath, fillLocalized, toErrorRecord, type Workbench } from '@sealwright/ui';
import type { VoucherRow } from '../../common-inbox-rpc.ts';
import type { QueuedAction } from '../../common-queued-action.ts';
import { editDraft, sendLocalVoucher } from '../draft/draft-dialog.tsx';
import type { InboxModel } from '../inbox-model.ts';
import { receiveVouchers } from '../receive/receive-vouchers.tsx';
import { TEXTS } from '../texts.ts';
import { ACTION_TEXTS } from './action-texts.ts';
import { askReason } from './ask-reason.tsx';
import { showConflict } from './conflict-dialog.tsx';
import type { RowAction } from './row-actions.ts';
import { tellOutcome } from './tell-outcome.ts';

/** What a row's buttons, the batch bar and the document's page do; every fault is shown. */
export class VoucherActions {
  private readonly model: InboxModel;
  private readonly workbench: Workbench;

  constructor(model: InboxModel, workbench: Workbench) {
    this.model = model;
    this.workbench = workbench;
  }

  /** 'details' is the page's own. */
  async run(action: Exclude<RowAction, 'details'>, row: VoucherRow): Promise<void> {
    try {
      await this.act(action, row);
    } catch (fault) {
      this.workbench.showError(fault);
    }
  }

  private async act(action: Exclude<RowAction, 'details'>, row: VoucherRow): Promise<void> {
    const { voucher } = row;
    switch (action) {
      case 'view':
        return this.open(row);
      case 'sign':
        await this.open(row);
        return void (await this.workbench.runCommand('signing.seals').catch(() => {}));
      case 'receive':
        return this.model.during(voucher.id, () => receiveVouchers(this.model, this.workbench, [voucher.id]));
      case 'send':
        return this.send(row);
      case 'reject':
      case 'withdraw': {
        const reason = await askReason(this.workbench, action, voucher.name);
        if (reason === undefined) return;
        const done = action === 'reject' ? ACTION_TEXTS.rejected : ACTION_TEXTS.withdrawn;
        return this.hand(voucher, { kind: action, reason }, done);
      }
      case 'remind':
        return this.hand(voucher, { kind: 'remind' }, ACTION_TEXTS.reminded);
      case 'restore':
        if (!(await this.confirm(voucher, ACTION_TEXTS.restoreTitle, ACTION_TEXTS.restoreMessage, 'restore'))) return;
        return this.hand(voucher, { kind: 'restore' }, ACTION_TEXTS.restored);
      case 'delete': {
        const message = voucher.source === 'local' ? ACTION_TEXTS.deleteLocalMessage : ACTION_TEXTS.deleteDraftMessage;
        if (!(await this.confirm(voucher, ACTION_TEXTS.deleteTitle, message, 'delete'))) return;
        return this.hand(voucher, { kind: 'delete' }, ACTION_TEXTS.deleted);
      }
      case 'edit':
        return editDraft(this.model, this.workbench, voucher);
      case 'saveCopy':
        return this.saveCopy(voucher);
      case 'copyNumber':
        await navigator.clipboard.writeText(voucher.id);
        return this.say(ACTION_TEXTS.copied, { id: voucher.id });
    }
  }

  /** 发送: of a contract, a draft or a file of this computer; asks first. */
  async send({ voucher }: VoucherRow): Promise<void> {
    if (voucher.source === 'local') return sendLocalVoucher(this.model, this.workbench, voucher);
    const isDraft = voucher.state === 'draft';
    if (!isDraft && isUnsigned(voucher)) return this.explainUnsigned(voucher);
    if (!(await this.confirmSending(voucher))) return;
    const act: VoucherAct = isDraft ? { kind: 'submit' } : { kind: 'send' };
    try {
      await this.hand(voucher, act, ACTION_TEXTS.sent);
    } catch (fault) {
      if (!WorkflowNotSigned.is(fault)) throw fault;
      await this.explainUnsigned(voucher, toErrorRecord(fault).sentence);
    }
  }

  showConflict(action: QueuedAction): void {
    showConflict(this.model, this.workbench, action);
  }

  private async open({ voucher }: VoucherRow): Promise<void> {
    const document = await this.model.during(voucher.id, () => this.model.calls.open(voucher.id));
    this.workbench.documents.show({ id: document.id, title: document.name, dirty: document.unsaved });
  }

  private async hand(voucher: Voucher, act: VoucherAct, done: Localized): Promise<void> {
    const outcome = await this.model.during(voucher.id, () => this.model.calls.act(voucher.id, act, voucher.etag));
    const said = fillLocalized(done, { name: voucher.name });
    tellOutcome(outcome, said, this.workbench, (action) => this.showConflict(action));
  }

  private async confirmSending(voucher: Voucher): Promise<boolean> {
    const names = nextParties(voucher);
    const text = names.length > 0 ? ACTION_TEXTS.sendTo : ACTION_TEXTS.sendBack;
    const recipients = names.length > 0 ? names.join('、') : voucher.initiator.name;
    const answer = await this.workbench.ask({
      title: ACTION_TEXTS.sendTitle,
      message: fillLocalized(text, { name: voucher.name, recipients }),
      buttons: [
        { id: 'send', title: ACTION_TEXTS.sendYes, kind: 'primary' },
        { id: 'cancel', title: TEXTS.cancel },
      ],
    });
    return answer === 'send';
  }

  private async explainUnsigned(voucher: Voucher, sentence = WorkflowNotSigned({}).sentence): Promise<void> {
    const maySign = voucher.allowedActions.includes('sign');
    const answer = await this.workbench.ask({
      title: ACTION_TEXTS.notSignedTitle,
      message: sentence,
      buttons: maySign
        ? [
            { id: 'sign', title: ACTION_TEXTS.goSign, kind: 'primary' },
            { id: 'cancel', title: TEXTS.cancel },
          ]
        : [{ id: 'cancel', title: ACTION_TEXTS.ok, kind: 'primary' }],
    });
    if (answer === 'sign') await this.act('sign', { voucher, actions: [], isHere: true });
  }

  private async confirm(
    { name }: Voucher,
    title: Localized,
    message: Localized,
    yes: 'restore' | 'delete',
  ): Promise<boolean> {
    const answer = await this.workbench.ask({
      title: fillLocalized(title, { name }),
      message,
      severity: 'warning',
      buttons: [
        { id: 'yes', title: ACTION_TEXTS[yes], kind: 'danger' },
        { id: 'cancel', title: TEXTS.cancel },
      ],
    });
    return answer === 'yes';
  }

  private async saveCopy({ id, name }: Voucher): Promise<void> {
    const question = { title: ACTION_TEXTS.saveCopyTitle, name, ending: 'pdf', kind: TEXTS.pdfFiles };
    const target = await askSavePath(this.workbench, question);
    if (!target) return;
    await this.model.calls.saveCopy(id, target.path, { overwrite: target.overwrite });
    this.say(ACTION_TEXTS.savedCopy, { path: target.path });
  }

  private say(message: Localized, values: Readonly<Record<string, string>>): void {
    this.workbench.notify({ severity: 'success', message: fillLocalized(message, values) });
  }
}

/** Whoever has to seal it cannot send it before. */
function isUnsigned({ state, allowedActions }: Voucher): boolean {
  return !allowedActions.includes('send') || (state === 'signing' && allowedActions.includes('sign'));
}

/** Who gets the voucher after its user: those of the lowest order that still waits, and nobody where its user is the last. */
export function nextParties({ state, recipients }: Voucher): readonly string[] {
  const acting = recipients.filter(({ role }) => role !== 'cc');
  const waiting = acting.filter((each) => each.state === 'waiting' || (state === 'draft' && each.state === 'pending'));
  const order = Math.min(...waiting.map((each) => each.order));
  return waiting.filter((each) => each.order === order).map(({ name }) => name);
}
