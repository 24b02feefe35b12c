/** What becomes of a voucher, for sources that keep vouchers themselves. Pure: the next voucher, and what happened. */
import { WorkflowConflict, WorkflowRefused } from './points/workflow-errors.ts';
import type {
  BizType,
  DraftContent,
  Recipient,
  RecipientState,
  VoucherAct,
  WorkflowParty,
} from './points/workflow-vouchers.ts';
import {
  actingRecipients,
  demandVoucherAction,
  type KeptFile,
  type KeptVoucher,
  voucherEtag,
} from './voucher-rules.ts';

export interface VoucherStep {
  /** Missing where the voucher is deleted. */
  readonly voucher?: KeptVoucher;
  /** As in `VoucherEvent.type`. */
  readonly type: string;
  readonly note?: string;
}

type Party = Pick<WorkflowParty, 'code'>;

/** Throws `workflow.conflict` unless the voucher is still as its user saw it. */
export function demandSeenVoucher(voucher: KeptVoucher, etag: string): void {
  if (voucherEtag(voucher) !== etag) throw WorkflowConflict({ voucher: voucher.id });
}

/** A draft, in its first revision. `workflow.refused` with code `biz-type-unknown`. */
export function draftedVoucher(
  { id, initiator, file, at }: { id: string; initiator: WorkflowParty; file: KeptFile; at: Date },
  content: DraftContent,
  bizTypes: readonly BizType[],
): KeptVoucher {
  const { code, name } = initiator;
  return {
    ...{ id, initiator: { code, name }, phase: 'draft', createdAt: at, revision: 1, files: [file] },
    ...written(content, bizTypes),
  };
}

/** `workflow.transition-invalid` and others of `demandVoucherAction`; `workflow.refused`. */
export function changedDraft(
  voucher: KeptVoucher,
  party: Party,
  content: DraftContent,
  bizTypes: readonly BizType[],
): VoucherStep {
  demandVoucherAction(voucher, party.code, 'change');
  return { voucher: { ...next(voucher), ...written(content, bizTypes) }, type: 'changed' };
}

/** A signed revision that was looked at and found in order. */
export function signedVoucher(voucher: KeptVoucher, party: Party, file: KeptFile, at: Date): VoucherStep {
  demandVoucherAction(voucher, party.code, 'sign');
  return { voucher: { ...turned(voucher, party, 'signed', at), files: [...voucher.files, file] }, type: 'signed' };
}

/** Errors of `demandVoucherAction`; `workflow.refused` with code `recipient-missing`. */
export function actedVoucher(voucher: KeptVoucher, party: Party, act: VoucherAct, at: Date): VoucherStep {
  demandVoucherAction(voucher, party.code, act.kind);
  switch (act.kind) {
    case 'submit': {
      if (!voucher.recipients.some(({ role }) => role === 'signer')) {
        throw WorkflowRefused({ code: 'recipient-missing', reason: '没有签署方 (nobody is to sign)' });
      }
      const recipients = voucher.recipients.map((recipient) =>
        recipient.role === 'cc' ? { ...recipient, state: 'informed' as const } : recipient,
      );
      return { voucher: proceeded({ ...next(voucher), phase: 'running', recipients }), type: 'submitted' };
    }
    case 'receive':
      return { voucher: turned(voucher, party, 'received', at), type: 'received' };
    case 'restore': {
      const foreign = voucher.files.findLastIndex(({ by }) => by !== party.code);
      // Of what the party itself began, the first file stays.
      const files = voucher.files.slice(0, Math.max(1, foreign + 1));
      return { voucher: { ...turned(voucher, party, 'received', at), files }, type: 'restored' };
    }
    case 'send': {
      const voucherNext = proceeded(turned(voucher, party, 'sent', at));
      return { voucher: voucherNext, type: 'sent', ...(act.message !== undefined && { note: act.message }) };
    }
    case 'reject': {
      const rejected = { ...turned(voucher, party, 'rejected', at), rejectReason: act.reason };
      return { voucher: { ...rejected, phase: 'rejected' }, type: 'rejected', note: act.reason };
    }
    case 'withdraw':
      return { voucher: { ...next(voucher), phase: 'withdrawn' }, type: 'withdrawn', note: act.reason };
    case 'remind':
      return { voucher: next(voucher), type: 'reminded' };
    case 'delete':
      return { type: 'deleted' };
  }
}

/** Time works on vouchers, too: the voucher as it is at this moment. */
export function agedVoucher(voucher: KeptVoucher, at: Date): KeptVoucher {
  if (voucher.phase !== 'running' || !voucher.endAt || voucher.endAt > at) return voucher;
  return { ...next(voucher), phase: 'expired' };
}

function next(voucher: KeptVoucher): KeptVoucher {
  return { ...voucher, revision: voucher.revision + 1 };
}

function written({ name, bizType, recipients, startAt, endAt }: DraftContent, bizTypes: readonly BizType[]) {
  const type = bizTypes.find(({ code }) => code === bizType);
  if (!type)
    throw WorkflowRefused({ code: 'biz-type-unknown', reason: `没有业务类型 ${bizType} (no such business type)` });
  const waiting = recipients.map(({ code, name: called, role, order }): Recipient => {
    return { code, name: called, role, order, state: 'waiting' };
  });
  return { name, bizType: type, recipients: waiting, startAt, endAt };
}

function turned(voucher: KeptVoucher, { code }: Party, state: RecipientState, at: Date): KeptVoucher {
  const recipients = voucher.recipients.map((recipient) =>
    recipient.code === code && recipient.role !== 'cc' ? { ...recipient, state, actedAt: at } : recipient,
  );
  return { ...next(voucher), recipients };
}

/** Lets those act whose turn has come; ends the voucher after the last. */
function proceeded(voucher: KeptVoucher): KeptVoucher {
  const open = actingRecipients(voucher.recipients).filter(({ state }) => state !== 'sent');
  if (open.length === 0) return { ...voucher, phase: 'completed' };
  const turn = Math.min(...open.map(({ order }) => order));
  const recipients = voucher.recipients.map((recipient) =>
    recipient.order === turn && recipient.role !== 'cc' && recipient.state === 'waiting'
      ? { ...recipient, state: 'pending' as const }
      : recipient,
  );
  return { ...voucher, recipients };
}
