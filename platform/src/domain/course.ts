import type { RecipientRole, RecipientState, VoucherState } from '@sealwright/core/api';

export interface RecipientCourse {
  readonly code: string;
  readonly role: RecipientRole;
  /** From 1; those of one number act at the same time, lower ones first. */
  readonly order: number;
  readonly state: RecipientState;
}

/** All of a voucher that decides who may do what. A party is a recipient once at most. */
export interface Course {
  /** As those see it who have no part of their own in it: the initiator and those who get copies. */
  readonly state: VoucherState;
  readonly initiator: string;
  readonly recipients: readonly RecipientCourse[];
  /** Who added the file's revisions above the first, the newest last. */
  readonly authors: readonly string[];
}

/** Under way: somebody has to do something, and the deadline runs. */
export const RUNNING_STATES = ['pendingReceive', 'pendingSign', 'signing', 'signed', 'sent'] as const;
/** Nothing leads out of these. */
export const TERMINAL_STATES = ['completed', 'rejected', 'withdrawn', 'expired', 'voided'] as const;

export const isRunning = ({ state }: Pick<Course, 'state'>) => (RUNNING_STATES as readonly string[]).includes(state);

/** Copies ask for nothing: whoever gets one has no turn. */
export const hasTurn = ({ role }: Pick<RecipientCourse, 'role'>) => role !== 'cc';

/** Who stands in which place to a voucher. `stranger`: it does not exist for them. */
export const ROLES = ['initiator', 'signer', 'approver', 'cc', 'stranger'] as const;
export type Role = (typeof ROLES)[number];

/** What a party is in a voucher; nothing for strangers. Before its turn, and before the voucher is sent, a recipient is one. */
export function rolesOf(course: Course, party: string): readonly Role[] {
  const roles: Role[] = course.initiator === party ? ['initiator'] : [];
  const own = recipientOf(course, party);
  if (own && course.state !== 'draft' && own.state !== 'waiting') roles.push(own.role);
  return roles;
}

export const recipientOf = (course: Course, party: string) => course.recipients.find(({ code }) => code === party);

const OWN_STATE = {
  pending: 'pendingReceive',
  received: 'signing',
  signed: 'signed',
  sent: 'sent',
} as const;

/** The state as `role` of a party sees it: whoever has a turn sees how far they are themselves. */
export function stateFor(course: Course, party: string, role: Role): VoucherState {
  if (!isRunning(course) || role === 'initiator' || role === 'cc') return course.state;
  const own = recipientOf(course, party)?.state;
  return own && own in OWN_STATE ? OWN_STATE[own as keyof typeof OWN_STATE] : course.state;
}

/** What a party is shown: its own turn while it lasts, else for initiators the whole. */
export function shownState(course: Course, party: string): VoucherState {
  const roles = rolesOf(course, party);
  const turn = roles.find((role) => role === 'signer' || role === 'approver');
  if (!turn) return course.state;
  const own = stateFor(course, party, turn);
  return own === 'sent' && roles.includes('initiator') ? course.state : own;
}

/** The state of a voucher under way, from where its recipients are: that of whoever is furthest of those whose turn it is. */
export function overviewOf(recipients: readonly RecipientCourse[]): VoucherState {
  const states = recipients.filter(hasTurn).map(({ state }) => state);
  if (states.every((state) => state === 'sent')) return 'completed';
  if (states.includes('signed')) return 'signed';
  if (states.includes('received')) return 'signing';
  return states.includes('sent') ? 'sent' : 'pendingReceive';
}

/** Opens the next turn where nobody is at work any more. */
export function nextTurn(recipients: readonly RecipientCourse[]): readonly RecipientCourse[] {
  const acting = recipients.filter(hasTurn);
  if (acting.some(({ state }) => state !== 'waiting' && state !== 'sent')) return recipients;
  const next = Math.min(...acting.filter(({ state }) => state === 'waiting').map(({ order }) => order));
  return recipients.map((recipient) =>
    hasTurn(recipient) && recipient.state === 'waiting' && recipient.order === next
      ? { ...recipient, state: 'pending' }
      : recipient,
  );
}
