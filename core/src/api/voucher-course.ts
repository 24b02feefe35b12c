/** Where a voucher (凭证) is: all of it that decides who may do what, and how each party sees it. Pure. */
import type { RecipientRole, RecipientState, VoucherState } from './points/workflow-vouchers.ts';

export interface RecipientCourse {
  readonly code: string;
  readonly role: RecipientRole;
  /** From 1; those of one number act at the same time, lower ones first. */
  readonly order: number;
  readonly state: RecipientState;
}

/** A party is a recipient once at most. */
export interface VoucherCourse<R extends RecipientCourse = RecipientCourse> {
  /** As those see it who have no part of their own in it: the initiator and those who get copies. */
  readonly state: VoucherState;
  readonly initiator: string;
  readonly recipients: readonly R[];
  /** Who added the file's revisions above the first, the newest last. */
  readonly authors: readonly string[];
}

/** Under way: somebody has to do something, and the deadline runs. */
export const RUNNING_VOUCHER_STATES = ['pendingReceive', 'pendingSign', 'signing', 'signed', 'sent'] as const;
/** Nothing leads out of these. */
export const ENDED_VOUCHER_STATES = ['completed', 'rejected', 'withdrawn', 'expired', 'voided'] as const;

export const isVoucherRunning = ({ state }: { readonly state: VoucherState }) =>
  (RUNNING_VOUCHER_STATES as readonly string[]).includes(state);

/** Copies ask for nothing: whoever gets one has no turn. */
export const hasTurn = ({ role }: Pick<RecipientCourse, 'role'>) => role !== 'cc';

/** Who stands in which place to a voucher. */
export type VoucherRole = 'initiator' | RecipientRole;

/** What a party is in a voucher; nothing for strangers. Before its turn, and in a draft, a recipient is one. */
export function voucherRolesOf(course: VoucherCourse, party: string): readonly VoucherRole[] {
  const roles: VoucherRole[] = course.initiator === party ? ['initiator'] : [];
  const own = recipientOf(course, party);
  if (own && course.state !== 'draft' && own.state !== 'waiting') roles.push(own.role);
  return roles;
}

/** Codes of all who may see it. */
export function voucherViewersOf(course: VoucherCourse): readonly string[] {
  const codes = new Set([course.initiator, ...course.recipients.map(({ code }) => code)]);
  return [...codes].filter((code) => voucherRolesOf(course, code).length > 0);
}

const OWN_STATE: { readonly [S in RecipientState]?: VoucherState } = {
  pending: 'pendingReceive',
  received: 'signing',
  signed: 'signed',
  sent: 'sent',
};

/** The state as `role` of a party sees it: whoever has a turn sees how far they are themselves. */
export function voucherStateFor(course: VoucherCourse, party: string, role: VoucherRole): VoucherState {
  if (!isVoucherRunning(course) || role === 'initiator' || role === 'cc') return course.state;
  const own = recipientOf(course, party)?.state;
  return (own && OWN_STATE[own]) ?? course.state;
}

/** What a party is shown: its own turn while it lasts, else for initiators the whole. */
export function shownVoucherState(course: VoucherCourse, party: string): VoucherState {
  const roles = voucherRolesOf(course, party);
  const turn = roles.find((role) => role === 'signer' || role === 'approver');
  if (!turn) return course.state;
  const own = voucherStateFor(course, party, turn);
  return own === 'sent' && roles.includes('initiator') ? course.state : own;
}

/** The state of a voucher under way, from where its recipients are: that of whoever is furthest of those whose turn it is. */
export function voucherOverview(recipients: readonly RecipientCourse[]): VoucherState {
  const states = recipients.filter(hasTurn).map(({ state }) => state);
  if (states.every((state) => state === 'sent')) return 'completed';
  if (states.includes('signed')) return 'signed';
  if (states.includes('received')) return 'signing';
  return states.includes('sent') ? 'sent' : 'pendingReceive';
}

/** Opens the next turn where nobody is at work any more. */
export function nextTurn<R extends RecipientCourse>(recipients: readonly R[]): readonly R[] {
  const acting = recipients.filter(hasTurn);
  if (acting.some(({ state }) => state !== 'waiting' && state !== 'sent')) return recipients;
  const next = Math.min(...acting.filter(({ state }) => state === 'waiting').map(({ order }) => order));
  return recipients.map((recipient) =>
    hasTurn(recipient) && recipient.state === 'waiting' && recipient.order === next
      ? { ...recipient, state: 'pending' }
      : recipient,
  );
}

/** Codes of those whose turn it is. */
export const whoseTurn = (course: VoucherCourse): readonly string[] =>
  isVoucherRunning(course)
    ? course.recipients
        .filter((recipient) => hasTurn(recipient) && !['waiting', 'sent'].includes(recipient.state))
        .map(({ code }) => code)
    : [];

export const recipientOf = <R extends RecipientCourse>({ recipients }: VoucherCourse<R>, party: string) =>
  recipients.find(({ code }) => code === party);
