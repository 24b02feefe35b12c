/**
 * The rules of contracts on their way, for sources that keep vouchers themselves: whose turn it is, what the state is
 * called, what is allowed. Pure: a voucher is a value, the same for everybody, and `shownVoucher` is what one party sees.
 */
import {
  WorkflowExpired,
  WorkflowNotRecipient,
  WorkflowNotSigned,
  WorkflowTransitionInvalid,
} from './points/workflow-errors.ts';
import type {
  BizType,
  Recipient,
  Voucher,
  VoucherAction,
  VoucherFile,
  VoucherState,
  WorkflowParty,
} from './points/workflow-vouchers.ts';

/** A file of a voucher, and the code of the party that handed it in. */
export type KeptFile = VoucherFile & { readonly by: string };

/** A voucher as its keeper has it. */
export interface KeptVoucher {
  readonly id: string;
  readonly name: string;
  readonly bizType: BizType;
  readonly initiator: WorkflowParty;
  readonly recipients: readonly Recipient[];
  /** What does not follow from the recipients. */
  readonly phase: 'draft' | 'running' | 'completed' | 'rejected' | 'withdrawn' | 'expired';
  readonly createdAt: Date;
  readonly startAt?: Date | undefined;
  readonly endAt?: Date | undefined;
  /** Counts its changes, from 1. */
  readonly revision: number;
  /** The oldest first; each begins with the bytes of the one before. */
  readonly files: readonly KeptFile[];
  readonly rejectReason?: string | undefined;
}

export function voucherEtag({ id, revision }: KeptVoucher): string {
  return `"${id}-${revision}"`;
}

export function voucherState({ phase, recipients }: KeptVoucher): VoucherState {
  if (phase !== 'running') return phase;
  const states = actingRecipients(recipients).map(({ state }) => state);
  if (states.includes('signed')) return 'signed';
  if (states.includes('received')) return 'signing';
  return states.includes('sent') ? 'sent' : 'pendingReceive';
}

export function allowedVoucherActions(voucher: KeptVoucher, party: string): VoucherAction[] {
  const isInitiator = voucher.initiator.code === party;
  if (voucher.phase === 'draft') return isInitiator ? ['submit', 'change', 'delete'] : [];
  if (voucher.phase !== 'running') return [];
  const actions: VoucherAction[] = [];
  const own = actingRecipients(voucher.recipients).find(({ code }) => code === party);
  if (own?.state === 'pending') actions.push('receive');
  if (own?.state === 'received') actions.push(...(own.role === 'signer' ? (['sign'] as const) : []), 'send', 'reject');
  if (own?.state === 'signed') {
    // Who signed on top of it would lose that signature.
    const isNewest = voucher.files.at(-1)?.by === party;
    actions.push('sign', ...(isNewest ? (['restore'] as const) : []), 'send', 'reject');
  }
  if (isInitiator) actions.push(...(voucherState(voucher) === 'signed' ? [] : (['withdraw'] as const)), 'remind');
  return actions;
}

/**
 * Throws what a source answers where the action is not allowed now: `workflow.not-signed`, `workflow.expired`,
 * `workflow.not-recipient`, `workflow.transition-invalid`.
 */
export function demandVoucherAction(voucher: KeptVoucher, party: string, action: VoucherAction): void {
  const allowed = allowedVoucherActions(voucher, party);
  const own = voucher.recipients.find(({ code }) => code === party);
  const isRunning = voucher.phase === 'running';
  // The guide shows 发送 in the row of a contract that nobody has signed yet.
  if (isRunning && action === 'send' && own?.role === 'signer' && own.state === 'received') throw WorkflowNotSigned({});
  if (allowed.includes(action)) return;
  if (voucher.phase === 'expired') throw WorkflowExpired({});
  const isTurn = own && own.role !== 'cc' && own.state !== 'waiting';
  if (!isTurn && voucher.initiator.code !== party) throw WorkflowNotRecipient({});
  throw WorkflowTransitionInvalid({ state: voucherState(voucher), allowedActions: allowed });
}

/** A draft is its initiator's; others see a voucher from when it is their turn on, or as a copy. */
export function isVoucherVisible({ initiator, phase, recipients }: KeptVoucher, party: string): boolean {
  if (initiator.code === party) return true;
  return phase !== 'draft' && recipients.some(({ code, state }) => code === party && state !== 'waiting');
}

export function shownVoucher(voucher: KeptVoucher, party: string): Voucher {
  const { id, name, bizType, initiator, recipients, createdAt, startAt, endAt, revision, rejectReason } = voucher;
  const newest = voucher.files.at(-1);
  return {
    ...{ id, name, bizType, initiator, createdAt, revision, source: 'server' },
    ...(startAt && { startAt }),
    ...(endAt && { endAt }),
    ...(rejectReason !== undefined && { rejectReason }),
    ...(newest && { file: fileOf(newest) }),
    recipients: recipients.map((recipient) => ({ ...recipient })),
    state: voucherState(voucher),
    etag: voucherEtag(voucher),
    allowedActions: allowedVoucherActions(voucher, party),
  };
}

/** Those who have something to do: all but copies. */
export function actingRecipients(recipients: readonly Recipient[]): readonly Recipient[] {
  return recipients.filter(({ role }) => role !== 'cc');
}

function fileOf({ id, name, size, sha256, sm3 }: KeptFile): VoucherFile {
  return { id, name, size, sha256, ...(sm3 !== undefined && { sm3 }) };
}
