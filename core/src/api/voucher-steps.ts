/** What the rows of the voucher table do, and why others are refused. Pure; nothing is thrown. */
import type { RecipientState, VoucherAction, VoucherState } from './points/workflow-vouchers.ts';
import {
  hasTurn,
  nextTurn,
  type RecipientCourse,
  type VoucherCourse,
  type VoucherRole,
  voucherOverview,
  voucherRolesOf,
  voucherStateFor,
} from './voucher-course.ts';
import { transitionFor, UNSIGNED_SEND, VOUCHER_TABLE, type VoucherTransition } from './voucher-table.ts';

export interface CourseStep<R extends RecipientCourse = RecipientCourse> {
  readonly course: VoucherCourse<R>;
  readonly row: VoucherTransition;
}

/** `not-found`: the party is a stranger to it. `not-recipient`: this is not theirs to do. */
export interface StepRefusal {
  readonly refusal: 'not-found' | 'not-recipient' | 'not-signed' | 'expired' | 'invalid-transition';
  /** As the party sees it. */
  readonly state: VoucherState;
  readonly allowedActions: readonly VoucherAction[];
}

/** What the party may do now, in the table's order. */
export function courseActions(course: VoucherCourse, party: string): VoucherAction[] {
  const roles = voucherRolesOf(course, party);
  const rows = VOUCHER_TABLE.filter(({ action, who, from }) => {
    if (who === 'time' || !roles.includes(who)) return false;
    return from.includes(voucherStateFor(course, party, who)) && (action !== 'restore' || isOnTop(course, party));
  });
  return [...new Set(rows.map(({ action }) => action as VoucherAction))];
}

/** The voucher after a party's action, or why it stays as it is. */
export function stepVoucher<R extends RecipientCourse>(
  course: VoucherCourse<R>,
  action: VoucherAction,
  party: string,
): CourseStep<R> | StepRefusal {
  const roles = voucherRolesOf(course, party);
  const rows = roles.map((role) => transitionFor(action, role, voucherStateFor(course, party, role)));
  const row = rows.find((found) => found);
  const allowedActions = courseActions(course, party);
  if (!row || !allowedActions.includes(action)) return refusedStep(course, action, party, roles, allowedActions);
  return { course: EFFECTS[action](course, party) as VoucherCourse<R>, row };
}

/** The voucher after its deadline; nothing where none runs. */
export function expireVoucher<R extends RecipientCourse>(course: VoucherCourse<R>): CourseStep<R> | undefined {
  const row = transitionFor('expire', 'time', course.state);
  return row && { course: { ...course, state: 'expired' }, row };
}

function refusedStep(
  course: VoucherCourse,
  action: VoucherAction,
  party: string,
  roles: readonly VoucherRole[],
  allowedActions: readonly VoucherAction[],
): StepRefusal {
  const own = roles.find((role) => VOUCHER_TABLE.some((row) => row.action === action && row.who === role));
  const state = own ? voucherStateFor(course, party, own) : course.state;
  const refused = (refusal: StepRefusal['refusal']) => ({ refusal, state, allowedActions });
  if (roles.length === 0) return refused('not-found');
  if (!own) return refused('not-recipient');
  if (state === 'expired') return refused('expired');
  const isUnsigned = action === UNSIGNED_SEND.action && own === UNSIGNED_SEND.who && state === UNSIGNED_SEND.from;
  return refused(isUnsigned ? 'not-signed' : 'invalid-transition');
}

/** Whether all that a party signed lies above what anybody else added: only then can it be taken away. */
export function isOnTop({ authors }: VoucherCourse, party: string): boolean {
  const first = authors.indexOf(party);
  return first >= 0 && authors.slice(first).every((author) => author === party);
}

/** What a draft needs before it can be submitted; the first fault, in English, or nothing. */
export function draftGap({ recipients }: VoucherCourse, hasFile: boolean): string | undefined {
  if (!hasFile) return 'The draft has no file.';
  if (!recipients.some(hasTurn)) return 'The draft names nobody who signs or approves.';
  return undefined;
}

interface WrittenDraft {
  readonly recipients: readonly Pick<RecipientCourse, 'code'>[];
  readonly startAt?: Date | undefined;
  readonly endAt?: Date | undefined;
}

/** What cannot be written in a draft; the first fault, in English, or nothing. */
export function draftFault({ recipients, startAt, endAt }: WrittenDraft): string | undefined {
  if (new Set(recipients.map(({ code }) => code)).size < recipients.length)
    return 'A recipient is named more than once.';
  if (startAt && endAt && endAt <= startAt) return 'The period ends before it begins.';
  return undefined;
}

type Effect = (course: VoucherCourse, party: string) => VoucherCourse;

const moved = (course: VoucherCourse, recipients: readonly RecipientCourse[]): VoucherCourse => ({
  ...course,
  recipients,
  state: voucherOverview(recipients),
});

const ownState = ({ recipients }: VoucherCourse, party: string, state: RecipientState): readonly RecipientCourse[] =>
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
