/**
 * What vouchers do, told a second time and in another way, for tests: plain values, no table, nothing of `domain`. Every
 * action either changes the model or names the code of its refusal.
 */
import type { RecipientRole, RecipientState, VoucherState } from '@sealwright/core/api';

export interface ModelPlace {
  readonly code: string;
  readonly role: RecipientRole;
  readonly order: number;
  state: RecipientState;
}

export interface ModelVoucher {
  id: string;
  readonly initiator: string;
  places: ModelPlace[];
  phase: 'draft' | 'running' | 'completed' | 'rejected' | 'withdrawn' | 'expired' | 'deleted';
  revision: number;
  readonly endAt: number | undefined;
  /** The first is the initiator's. */
  files: { readonly sha256: string; readonly by: string }[];
  readonly events: string[];
}

export type ModelAction =
  | 'receive'
  | 'sign'
  | 'restore'
  | 'send'
  | 'reject'
  | 'withdraw'
  | 'remind'
  | 'submit'
  | 'change'
  | 'delete';
export const MODEL_ACTIONS: readonly ModelAction[] = [
  'receive',
  'sign',
  'restore',
  'send',
  'reject',
  'withdraw',
  'remind',
  'submit',
  'change',
  'delete',
];
export const LISTS = ['todo', 'initiated', 'signed', 'cc', 'draft', 'pending', 'history'] as const;

const turnOf = (voucher: ModelVoucher, party: string) =>
  voucher.places.find(({ code, role, state }) => code === party && role !== 'cc' && state !== 'waiting');

export function canSee(voucher: ModelVoucher, party: string): boolean {
  if (voucher.phase === 'deleted') return false;
  if (voucher.initiator === party) return true;
  return voucher.phase !== 'draft' && voucher.places.some(({ code, state }) => code === party && state !== 'waiting');
}

/** As its initiator sees it. */
function overall({ phase, places }: ModelVoucher): VoucherState | 'deleted' {
  if (phase !== 'running') return phase;
  const has = (state: RecipientState) => places.some((place) => place.role !== 'cc' && place.state === state);
  return has('signed') ? 'signed' : has('received') ? 'signing' : has('sent') ? 'sent' : 'pendingReceive';
}

export function stateSeen(voucher: ModelVoucher, party: string): string {
  const turn = turnOf(voucher, party);
  if (voucher.phase !== 'running' || !turn) return overall(voucher);
  if (turn.state === 'pending') return 'pendingReceive';
  if (turn.state === 'received') return 'signing';
  if (turn.state === 'signed') return 'signed';
  return voucher.initiator === party ? overall(voucher) : 'sent';
}

export function isListed(voucher: ModelVoucher, party: string, list: (typeof LISTS)[number]): boolean {
  if (!canSee(voucher, party)) return false;
  const { phase, initiator, places } = voucher;
  const state = phase === 'draft' ? undefined : turnOf(voucher, party)?.state;
  const atWork = state === 'received' || state === 'signed';
  switch (list) {
    case 'draft':
      return phase === 'draft';
    case 'initiated':
      return phase !== 'draft' && initiator === party;
    case 'cc':
      return phase !== 'draft' && places.some(({ code, role }) => code === party && role === 'cc');
    case 'todo':
      return phase === 'running' && atWork;
    case 'pending':
      return phase === 'running' && state === 'pending';
    case 'signed':
      return state === 'sent' || state === 'rejected' || (atWork && phase !== 'running');
    case 'history':
      return state !== undefined && !(phase === 'running' && state === 'pending');
  }
}

export const isOverdue = (voucher: ModelVoucher, now: number) =>
  voucher.phase === 'running' && voucher.endAt !== undefined && voucher.endAt <= now;

export function age(voucher: ModelVoucher): void {
  voucher.phase = 'expired';
  happened(voucher, 'expired');
}

/** The code of the refusal of a call that names the newest etag; nothing where it is carried out. */
export function refusalOf(voucher: ModelVoucher, party: string, action: ModelAction, now: number): string | undefined {
  if (!canSee(voucher, party)) return 'not-found';
  if (isOverdue(voucher, now)) return 'expired';
  const begins = ['submit', 'change', 'delete', 'withdraw', 'remind'].includes(action);
  const place = voucher.phase === 'draft' ? undefined : turnOf(voucher, party);
  if (begins) {
    if (voucher.initiator !== party) return 'not-recipient';
    if (voucher.phase === 'expired') return 'expired';
    if (action === 'withdraw' || action === 'remind') {
      if (voucher.phase !== 'running') return 'invalid-transition';
      return action === 'withdraw' && overall(voucher) === 'signed' ? 'invalid-transition' : undefined;
    }
    if (voucher.phase !== 'draft') return 'invalid-transition';
    if (action !== 'submit') return undefined;
    if (!voucher.places.some(({ role }) => role !== 'cc')) return 'draft-incomplete';
    return voucher.endAt !== undefined && voucher.endAt <= now ? 'expired' : undefined;
  }
  if (!place) return 'not-recipient';
  const { role, state } = place;
  if (role === 'approver' && (action === 'sign' || action === 'restore')) return 'not-recipient';
  if (voucher.phase === 'expired') return 'expired';
  if (voucher.phase !== 'running') return 'invalid-transition';
  if (action === 'receive') return state === 'pending' ? undefined : 'invalid-transition';
  if (state !== 'received' && state !== 'signed') return 'invalid-transition';
  if (action === 'restore') {
    const others = voucher.files.map(({ by }, index) => (index > 0 && by !== party ? index : 0));
    const own = voucher.files.findIndex(({ by }, index) => index > 0 && by === party);
    return state === 'signed' && own > Math.max(...others) ? undefined : 'invalid-transition';
  }
  if (action === 'send' && role === 'signer' && state === 'received') return 'not-signed';
  return undefined;
}

/** Carries out what `refusalOf` lets through. */
export function carryOut(voucher: ModelVoucher, party: string, action: ModelAction, sha256 = ''): void {
  const place = turnOf(voucher, party);
  const become = (state: RecipientState) => {
    if (place) place.state = state;
  };
  if (action === 'submit') {
    voucher.phase = 'running';
    for (const each of voucher.places) if (each.role === 'cc') each.state = 'informed';
    openTurn(voucher);
  } else if (action === 'delete') voucher.phase = 'deleted';
  else if (action === 'withdraw') voucher.phase = 'withdrawn';
  else if (action === 'receive') become('received');
  else if (action === 'sign') {
    become('signed');
    voucher.files.push({ sha256, by: party });
  } else if (action === 'restore') {
    become('received');
    while (voucher.files.length > 1 && voucher.files.at(-1)?.by === party) voucher.files.pop();
  } else if (action === 'reject') {
    become('rejected');
    voucher.phase = 'rejected';
  } else if (action === 'send') {
    become('sent');
    openTurn(voucher);
  }
  happened(voucher, PAST[action], action === 'remind');
}

const PAST: Readonly<Record<ModelAction, string>> = {
  receive: 'received',
  sign: 'signed',
  restore: 'restored',
  send: 'sent',
  reject: 'rejected',
  withdraw: 'withdrawn',
  remind: 'reminded',
  submit: 'submitted',
  change: 'changed',
  delete: 'deleted',
};

function happened(voucher: ModelVoucher, event: string, isNoChange = false): void {
  voucher.events.push(event);
  if (!isNoChange) voucher.revision += 1;
}

function openTurn(voucher: ModelVoucher): void {
  const open = voucher.places.filter(({ role, state }) => role !== 'cc' && state !== 'sent');
  if (open.length === 0) voucher.phase = 'completed';
  const first = Math.min(...open.map(({ order }) => order));
  for (const place of open) if (place.order === first && place.state === 'waiting') place.state = 'pending';
}
