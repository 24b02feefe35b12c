/** The rules of a contract platform, as far as tests need them: whose turn it is, what it is called, what is allowed. */
import { randomUUID } from 'node:crypto';
import {
  type BizType,
  type Recipient,
  type Voucher,
  type VoucherAction,
  type VoucherEvent,
  type VoucherState,
  WorkflowExpired,
  WorkflowNotRecipient,
  WorkflowNotSigned,
  type WorkflowParty,
  WorkflowTransitionInvalid,
} from '../../api/index.ts';
import { sha256 } from './sha256.ts';

type Writable<T> = { -readonly [K in keyof T]: T[K] };

/** A voucher as the platform keeps it, the same for everybody. */
export interface KeptVoucher {
  readonly id: string;
  name: string;
  bizType: BizType;
  readonly initiator: WorkflowParty;
  recipients: Writable<Recipient>[];
  /** What is not derived from the recipients. */
  phase: 'draft' | 'running' | 'completed' | 'rejected' | 'withdrawn' | 'expired';
  readonly createdAt: Date;
  startAt: Date | undefined;
  endAt: Date | undefined;
  revision: number;
  fileName: string;
  /** The oldest first; each begins with the one before. */
  files: { readonly bytes: Uint8Array; readonly by: string }[];
  rejectReason?: string;
  readonly events: VoucherEvent[];
}

export function stateOf({ phase, recipients }: KeptVoucher): VoucherState {
  if (phase !== 'running') return phase;
  const states = acting(recipients).map(({ state }) => state);
  if (states.includes('signed')) return 'signed';
  if (states.includes('received')) return 'signing';
  return states.includes('sent') ? 'sent' : 'pendingReceive';
}

export function allowedActions(voucher: KeptVoucher, party: string): VoucherAction[] {
  const isInitiator = voucher.initiator.code === party;
  if (voucher.phase === 'draft') return isInitiator ? ['submit', 'change', 'delete'] : [];
  if (voucher.phase !== 'running') return [];
  const state = stateOf(voucher);
  const own = acting(voucher.recipients).find(({ code }) => code === party);
  const actions: VoucherAction[] = [];
  if (own?.state === 'pending') actions.push('receive');
  if (own?.state === 'received') {
    if (own.role === 'signer') actions.push('sign');
    actions.push('send', 'reject');
  }
  if (own?.state === 'signed') actions.push('sign', 'restore', 'send', 'reject');
  if (isInitiator) {
    if (state !== 'signed') actions.push('withdraw');
    actions.push('remind');
  }
  return actions;
}

/** Throws what a platform answers where the action is not allowed now. */
export function demand(voucher: KeptVoucher, party: string, action: VoucherAction): void {
  const allowed = allowedActions(voucher, party);
  const own = voucher.recipients.find(({ code }) => code === party);
  if (action === 'send' && own?.role === 'signer' && own.state === 'received') throw WorkflowNotSigned({});
  if (allowed.includes(action)) return;
  if (voucher.phase === 'expired') throw WorkflowExpired({});
  const isInitiator = voucher.initiator.code === party;
  const isTurn = own && own.role !== 'cc' && own.state !== 'waiting';
  if (!isTurn && !isInitiator) throw WorkflowNotRecipient({});
  throw WorkflowTransitionInvalid({ state: stateOf(voucher), allowedActions: allowed });
}

export function isVisible(voucher: KeptVoucher, party: string): boolean {
  if (voucher.initiator.code === party) return true;
  return (
    voucher.phase !== 'draft' && voucher.recipients.some(({ code, state }) => code === party && state !== 'waiting')
  );
}

/** Lets those act whose turn has come; ends the voucher after the last. */
export function proceed(voucher: KeptVoucher): void {
  const open = acting(voucher.recipients).filter(({ state }) => state !== 'sent');
  const next = Math.min(...open.map(({ order }) => order));
  for (const recipient of open) {
    if (recipient.order === next && recipient.state === 'waiting') recipient.state = 'pending';
  }
  if (open.length === 0) voucher.phase = 'completed';
}

export function shownVoucher(voucher: KeptVoucher, party: string): Voucher {
  const newest = voucher.files.at(-1)?.bytes;
  const digest = newest && sha256(newest);
  const { id, name, bizType, initiator, createdAt, startAt, endAt, revision, rejectReason } = voucher;
  return {
    ...{ id, name, bizType, initiator, createdAt, revision, source: 'server' },
    ...(startAt && { startAt }),
    ...(endAt && { endAt }),
    ...(rejectReason !== undefined && { rejectReason }),
    recipients: voucher.recipients.map((recipient) => ({ ...recipient })),
    state: stateOf(voucher),
    etag: etagOf(voucher),
    ...(newest &&
      digest && { file: { id: digest.slice(0, 32), name: voucher.fileName, size: newest.length, sha256: digest } }),
    allowedActions: allowedActions(voucher, party),
  };
}

export const etagOf = ({ id, revision }: KeptVoucher): string => `"${id}-${revision}"`;

export function note(voucher: KeptVoucher, type: string, at: Date, actor?: WorkflowParty, words?: string): void {
  voucher.revision++;
  voucher.events.push({
    ...{ id: randomUUID(), at, type },
    ...(actor && { actor: { ...actor } }),
    ...(words !== undefined && { note: words }),
  });
}

function acting(recipients: KeptVoucher['recipients']): KeptVoucher['recipients'] {
  return recipients.filter(({ role }) => role !== 'cc');
}
