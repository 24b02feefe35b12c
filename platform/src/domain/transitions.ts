/** The state machine of vouchers: a table, and what its rows do. Pure. */
import type { RecipientState, VoucherAction, VoucherState } from '@sealwright/core/api';
import {
  type Course,
  hasTurn,
  isRunning,
  nextTurn,
  overviewOf,
  type RecipientCourse,
  type Role,
  RUNNING_STATES,
  rolesOf,
  stateFor,
} from './course.ts';
import { Refusal } from './refusal.ts';

export interface Transition {
  readonly action: VoucherAction | 'expire';
  /** `time`: nobody asks for it. */
  readonly role: Role | 'time';
  /** As `role` sees the voucher. */
  readonly from: readonly VoucherState[];
  /** As `role` sees it then. `gone`: for nobody any more. `same`: as before. `next`: `sent`, or `completed` after the last. */
  readonly to: VoucherState | 'gone' | 'same' | 'next';
  /** What the audit trail calls it. */
  readonly event: string;
}

/**
 * Whatever does not stand here cannot be done. Nothing leads to `pendingSign` and `voided`: they belong to platforms that
 * hand out without receiving, and to operators. A draft has no deadline running: nobody was asked for anything yet.
 */
export const TRANSITIONS: readonly Transition[] = [
  { action: 'change', role: 'initiator', from: ['draft'], to: 'draft', event: 'changed' },
  { action: 'delete', role: 'initiator', from: ['draft'], to: 'gone', event: 'deleted' },
  { action: 'submit', role: 'initiator', from: ['draft'], to: 'pendingReceive', event: 'submitted' },
  { action: 'receive', role: 'signer', from: ['pendingReceive'], to: 'signing', event: 'received' },
  { action: 'receive', role: 'approver', from: ['pendingReceive'], to: 'signing', event: 'received' },
  { action: 'sign', role: 'signer', from: ['signing', 'signed'], to: 'signed', event: 'signed' },
  { action: 'restore', role: 'signer', from: ['signed'], to: 'signing', event: 'restored' },
  { action: 'send', role: 'signer', from: ['signed'], to: 'next', event: 'sent' },
  { action: 'send', role: 'approver', from: ['signing'], to: 'next', event: 'sent' },
  { action: 'reject', role: 'signer', from: ['signing', 'signed'], to: 'rejected', event: 'rejected' },
  { action: 'reject', role: 'approver', from: ['signing'], to: 'rejected', event: 'rejected' },
  {
    action: 'withdraw',
    role: 'initiator',
    from: ['pendingReceive', 'signing', 'sent'],
    to: 'withdrawn',
    event: 'withdrawn',
  },
  {
    action: 'remind',
    role: 'initiator',
    from: ['pendingReceive', 'signing', 'signed', 'sent'],
    to: 'same',
    event: 'reminded',
  },
  { action: 'expire', role: 'time', from: RUNNING_STATES, to: 'expired', event: 'expired' },
];

export const transitionFor = (action: Transition['action'], role: Transition['role'], state: VoucherState) =>
  TRANSITIONS.find((row) => row.action === action && row.role === role && row.from.includes(state));

/** What the party may do now, in the table's order. */
export function allowedActions(course: Course, party: string): readonly VoucherAction[] {
  const rows = TRANSITIONS.filter(({ action, role, from }) => {
    if (role === 'time' || !rolesOf(course, party).includes(role)) return false;
    return from.includes(stateFor(course, party, role)) && (action !== 'restore' || isOnTop(course, party));
  });
  return [...new Set(rows.map(({ action }) => action as VoucherAction))];
}

/**
 * The voucher after a party's action. Throws `Refusal`: `not-found` for strangers, `not-recipient` where it is not theirs
 * to do, `not-signed` for `send` without a signature, `invalid-transition` else.
 */
export function step(course: Course, action: VoucherAction, party: string): { course: Course; row: Transition } {
  const roles = rolesOf(course, party);
  if (roles.length === 0) throw new Refusal('not-found');
  const row = roles.map((role) => transitionFor(action, role, stateFor(course, party, role))).find((found) => found);
  if (!row || !allowedActions(course, party).includes(action)) throw refusalOf(course, action, party, roles);
  return { course: EFFECTS[action](course, party), row };
}

/** The voucher after its deadline. Throws `invalid-transition` where none runs. */
export function expire(course: Course): { course: Course; row: Transition } {
  const row = transitionFor('expire', 'time', course.state);
  if (!row) throw new Refusal('invalid-transition', { state: course.state, allowedActions: [] });
  return { course: { ...course, state: 'expired' }, row };
}

function refusalOf(course: Course, action: VoucherAction, party: string, roles: readonly Role[]): Refusal {
  const own = roles.filter((role) => TRANSITIONS.some((row) => row.action === action && row.role === role));
  if (own.length === 0) return new Refusal('not-recipient');
  const state = stateFor(course, party, own[0] as Role);
  const details = { state, allowedActions: allowedActions(course, party) };
  if (action === 'send' && own.includes('signer') && state === 'signing') return new Refusal('not-signed', details);
  return new Refusal('invalid-transition', details);
}

/** Whether all that a party signed lies above what anybody else added: only then can it be taken away. */
export function isOnTop({ authors }: Course, party: string): boolean {
  const first = authors.indexOf(party);
  return first >= 0 && authors.slice(first).every((author) => author === party);
}

type Effect = (course: Course, party: string) => Course;

const moved = (course: Course, recipients: readonly RecipientCourse[]): Course => ({
  ...course,
  recipients,
  state: overviewOf(recipients),
});

const ownState = ({ recipients }: Course, party: string, state: RecipientState): readonly RecipientCourse[] =>
  recipients.map((recipient) => (recipient.code === party ? { ...recipient, state } : recipient));

const EFFECTS: Readonly<Record<VoucherAction, Effect>> = {
  change: (course) => course,
  delete: (course) => course,
  remind: (course) => course,
  submit: (course) => {
    const recipients = course.recipients.map((recipient) =>
      hasTurn(recipient) ? recipient : { ...recipient, state: 'informed' as const },
    );
    return moved(course, nextTurn(recipients));
  },
  receive: (course, party) => moved(course, ownState(course, party, 'received')),
  sign: (course, party) => ({
    ...moved(course, ownState(course, party, 'signed')),
    authors: [...course.authors, party],
  }),
  restore: (course, party) => ({
    ...moved(course, ownState(course, party, 'received')),
    authors: course.authors.filter((author) => author !== party),
  }),
  send: (course, party) => moved(course, nextTurn(ownState(course, party, 'sent'))),
  reject: (course, party) => ({ ...course, recipients: ownState(course, party, 'rejected'), state: 'rejected' }),
  withdraw: (course) => ({ ...course, state: 'withdrawn' }),
};

/** What a draft needs before it can be submitted; the first fault, in English, or nothing. */
export function incomplete(course: Course, hasFile: boolean): string | undefined {
  if (!hasFile) return 'The draft has no file.';
  if (!course.recipients.some(hasTurn)) return 'The draft names nobody who signs or approves.';
  return undefined;
}

/** Whose turn it is. */
export const whoseTurn = (course: Course): readonly string[] =>
  isRunning(course)
    ? course.recipients
        .filter((recipient) => hasTurn(recipient) && !['waiting', 'sent'].includes(recipient.state))
        .map(({ code }) => code)
    : [];
