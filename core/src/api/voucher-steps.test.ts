import { describe, expect, it } from 'vitest';
import { VOUCHER_ACTIONS, VOUCHER_STATES, type VoucherAction, type VoucherState } from './points/workflow-vouchers.ts';
import {
  ENDED_VOUCHER_STATES,
  isVoucherRunning,
  recipientOf,
  shownVoucherState,
  type VoucherCourse,
  type VoucherRole,
  voucherRolesOf,
  voucherStateFor,
  whoseTurn,
} from './voucher-course.ts';
import { courseActions, expireVoucher, isOnTop, type StepRefusal, stepVoucher } from './voucher-steps.ts';
import { transitionFor, VOUCHER_TABLE } from './voucher-table.ts';

/** The table of the design once more, written as sentences: `action role: from -> to`. */
const TABLE = new Set([
  'change initiator: draft -> draft',
  'delete initiator: draft -> gone',
  'submit initiator: draft -> pendingReceive',
  'receive signer: pendingReceive -> signing',
  'receive approver: pendingReceive -> signing',
  'sign signer: signing -> signed',
  'sign signer: signed -> signed',
  'restore signer: signed -> signing',
  'send signer: signed -> next',
  'send approver: signing -> next',
  'reject signer: signing -> rejected',
  'reject signer: signed -> rejected',
  'reject approver: signing -> rejected',
  'withdraw initiator: pendingReceive -> withdrawn',
  'withdraw initiator: signing -> withdrawn',
  'withdraw initiator: sent -> withdrawn',
  'remind initiator: pendingReceive -> same',
  'remind initiator: signing -> same',
  'remind initiator: signed -> same',
  'remind initiator: sent -> same',
]);

const ROLES = ['initiator', 'signer', 'approver', 'cc', 'stranger'] as const;

const attempt = (course: VoucherCourse, action: VoucherAction, party: string): VoucherCourse | StepRefusal => {
  const step = stepVoucher(course, action, party);
  return 'refusal' in step ? step : step.course;
};
const isRefused = (answer: VoucherCourse | StepRefusal): answer is StepRefusal => 'refusal' in answer;

const OWN = { pendingReceive: 'pending', signing: 'received', signed: 'signed', sent: 'sent' } as const;

/** A voucher that `P` sees in this state, in this role; nothing where there is none. */
function courseFor(role: VoucherRole | 'stranger', state: VoucherState): VoucherCourse | undefined {
  const own = OWN[state as keyof typeof OWN];
  const running = isVoucherRunning({ state });
  const authors = state === 'signed' && role === 'signer' ? ['P'] : [];
  const other = { code: 'Q', role: 'signer', order: 1, state: own ?? 'sent' } as const;
  if (role === 'stranger') return { state, initiator: 'I', recipients: [other], authors };
  if (role === 'initiator') {
    return {
      state,
      initiator: 'P',
      recipients: [{ ...other, state: state === 'draft' ? 'waiting' : other.state }],
      authors,
    };
  }
  if (state === 'draft') return undefined;
  if (role === 'cc') {
    return { state, initiator: 'I', recipients: [other, { code: 'P', role, order: 1, state: 'informed' }], authors };
  }
  if (running && !own) return undefined;
  return {
    state,
    initiator: 'I',
    recipients: [
      { code: 'P', role, order: 1, state: own ?? 'sent' },
      { ...other, order: 2, state: 'waiting' },
    ],
    authors,
  };
}

describe('every state, action and role', () => {
  const cells = ROLES.flatMap((role) =>
    VOUCHER_STATES.flatMap((state) => VOUCHER_ACTIONS.map((action) => ({ role, state, action }))),
  );

  it('has in the table what the design has, and nothing else', () => {
    const rows = VOUCHER_TABLE.filter(({ who }) => who !== 'time').flatMap(({ action, who, from, to }) =>
      from.map((state) => `${action} ${who}: ${state} -> ${to}`),
    );
    expect(new Set(rows)).toEqual(TABLE);
    expect(rows).toHaveLength(TABLE.size);
  });

  it('lets through what stands in the table and refuses all else with its reason', () => {
    let tried = 0;
    for (const { role, state, action } of cells) {
      const course = courseFor(role, state);
      if (!course) continue;
      tried += 1;
      const name = `${action} as ${role} in ${state}`;
      const row = [...TABLE].find((line) => line.startsWith(`${action} ${role}: ${state} ->`));
      const answer = attempt(course, action, 'P');
      if (row) {
        expect(isRefused(answer), name).toBe(false);
        const to = row.split(' -> ')[1];
        const after = answer as VoucherCourse;
        if (to === 'next') expect(voucherStateFor(after, 'P', role as VoucherRole), name).toBe('sent');
        else
          expect(voucherStateFor(after, 'P', role as VoucherRole), name).toBe(
            to === 'gone' || to === 'same' ? state : to,
          );
        expect(courseActions(course, 'P'), name).toContain(action);
        continue;
      }
      expect(isRefused(answer), name).toBe(true);
      const hasRole = [...TABLE].some((line) => line.startsWith(`${action} ${role}:`));
      const refused = answer as StepRefusal;
      if (role === 'stranger') expect(refused.refusal, name).toBe('not-found');
      else if (!hasRole) expect(refused.refusal, name).toBe('not-recipient');
      else if (state === 'expired') expect(refused.refusal, name).toBe('expired');
      else if (action === 'send' && role === 'signer' && state === 'signing')
        expect(refused.refusal, name).toBe('not-signed');
      else expect(refused.refusal, name).toBe('invalid-transition');
      expect(courseActions(course, 'P'), name).not.toContain(action);
    }
    expect(tried).toBe(cells.length - VOUCHER_ACTIONS.length * (1 + 1 + 1 + 1 + 1));
  });

  it('expires what is under way, nothing else', () => {
    for (const state of VOUCHER_STATES) {
      const course = courseFor('initiator', state) as VoucherCourse;
      if (isVoucherRunning(course)) expect(expireVoucher(course)?.course.state).toBe('expired');
      else expect(expireVoucher(course)).toBeUndefined();
    }
  });
});

const signer = (code: string, order: number) => ({ code, role: 'signer' as const, order, state: 'waiting' as const });
const draft = (recipients: VoucherCourse['recipients'], initiator = 'I'): VoucherCourse => ({
  state: 'draft',
  initiator,
  recipients,
  authors: [],
});
const done = (step: ReturnType<typeof stepVoucher>): VoucherCourse => {
  if ('refusal' in step) throw new Error(step.refusal);
  return step.course;
};
const acted = (course: VoucherCourse, ...acts: readonly (readonly [VoucherAction, string])[]) =>
  acts.reduce((now, [action, party]) => done(stepVoucher(now, action, party)), course);

describe('the order of recipients', () => {
  it('goes from one to the next, who does not see it before', () => {
    const first = acted(draft([signer('B', 2), signer('A', 1)]), ['submit', 'I']);
    expect(whoseTurn(first)).toEqual(['A']);
    expect(voucherRolesOf(first, 'B')).toEqual([]);
    const second = acted(first, ['receive', 'A'], ['sign', 'A'], ['send', 'A']);
    expect(second.state).toBe('sent');
    expect(whoseTurn(second)).toEqual(['B']);
    expect(shownVoucherState(second, 'B')).toBe('pendingReceive');
    const last = acted(second, ['receive', 'B'], ['sign', 'B'], ['send', 'B']);
    expect(last.state).toBe('completed');
    expect(shownVoucherState(last, 'A')).toBe('completed');
  });

  it('lets those of one number act at the same time, and goes on when all of them have sent', () => {
    const open = acted(draft([signer('A', 1), signer('B', 1), signer('C', 5)]), ['submit', 'I']);
    expect(whoseTurn(open)).toEqual(['A', 'B']);
    const half = acted(open, ['receive', 'B'], ['receive', 'A'], ['sign', 'B'], ['send', 'B']);
    expect([half.state, shownVoucherState(half, 'A'), shownVoucherState(half, 'B')]).toEqual([
      'signing',
      'signing',
      'sent',
    ]);
    expect(voucherRolesOf(half, 'C')).toEqual([]);
    const all = acted(half, ['sign', 'A'], ['send', 'A']);
    expect(whoseTurn(all)).toEqual(['C']);
  });

  it('takes a signature back only while nothing of another lies above it', () => {
    const both = acted(
      draft([signer('A', 1), signer('B', 1)]),
      ['submit', 'I'],
      ['receive', 'A'],
      ['receive', 'B'],
      ['sign', 'A'],
      ['sign', 'A'],
      ['sign', 'B'],
    );
    expect(courseActions(both, 'A')).not.toContain('restore');
    expect(attempt(both, 'restore', 'A')).toMatchObject({ refusal: 'invalid-transition' });
    const one = acted(both, ['restore', 'B']);
    expect(one.authors).toEqual(['A', 'A']);
    const none = acted(one, ['restore', 'A']);
    expect(none.authors).toEqual([]);
    expect(shownVoucherState(none, 'A')).toBe('signing');
  });

  it('shows copies to read from the first day on', () => {
    const open = acted(draft([signer('A', 2), { code: 'C', role: 'cc', order: 1, state: 'waiting' }]), ['submit', 'I']);
    expect(recipientOf(open, 'C')?.state).toBe('informed');
    expect(whoseTurn(open)).toEqual(['A']);
    expect([voucherRolesOf(open, 'C'), courseActions(open, 'C')]).toEqual([['cc'], []]);
  });

  it('lets a company sign what it began itself, in both places', () => {
    const own = acted(draft([signer('I', 1), signer('B', 2)]), ['submit', 'I'], ['receive', 'I']);
    expect(shownVoucherState(own, 'I')).toBe('signing');
    expect(new Set(courseActions(own, 'I'))).toEqual(new Set(['sign', 'reject', 'withdraw', 'remind']));
    const passed = acted(own, ['sign', 'I'], ['send', 'I']);
    expect(shownVoucherState(passed, 'I')).toBe('sent');
    expect(acted(passed, ['withdraw', 'I']).state).toBe('withdrawn');
  });
});

describe('all that three recipients and an initiator can do, in any order', () => {
  const roles = ['signer', 'approver', 'cc'] as const;
  const ranks = [
    [1, 1, 1],
    [1, 2, 3],
    [1, 1, 2],
    [1, 2, 2],
  ] as const;
  const drafts = roles.flatMap((a) =>
    roles.flatMap((b) =>
      roles.flatMap((c) =>
        ranks.flatMap((order) =>
          ['I', 'A'].map((initiator) =>
            draft(
              [a, b, c].map((role, index) => ({
                code: 'ABC'[index] as string,
                role,
                order: order[index] as number,
                state: 'waiting',
              })),
              initiator,
            ),
          ),
        ),
      ),
    ),
  );
  const parties = ['I', 'A', 'B', 'C', 'X'];
  /** Of signatures only this matters: who has signed, and whose can be taken back. */
  const keyOf = (course: VoucherCourse) =>
    JSON.stringify([
      course.state,
      course.recipients.map(({ state }) => state),
      parties.map((party) => [course.authors.includes(party), isOnTop(course, party)]),
    ]);

  /** What is wrong with one voucher, as sentences: an `expect` for each of all these would take most of the test's time. */
  function faultsOf(course: VoucherCourse, go: (next: VoucherCourse) => void): string[] {
    const faults: string[] = [];
    const must = (holds: boolean, what: string) => {
      if (!holds) faults.push(`${what}: ${JSON.stringify(course)}`);
    };
    const isOver = (ENDED_VOUCHER_STATES as readonly string[]).includes(course.state);
    for (const party of parties) {
      const allowed = courseActions(course, party);
      must(!isOver || allowed.length === 0, 'an ended one is left as it is');
      for (const action of VOUCHER_ACTIONS) {
        const next = attempt(course, action, party);
        must(!isRefused(next) === allowed.includes(action), `${party} is told the truth about ${action}`);
        if (isRefused(next)) continue;
        const roles = voucherRolesOf(course, party);
        const row = roles.find((own) => transitionFor(action, own, voucherStateFor(course, party, own)));
        must(row !== undefined, `${action} of ${party} stands in the table`);
        for (const other of parties) {
          const isSeen = voucherRolesOf(course, other).length > 0;
          must(!isSeen || voucherRolesOf(next, other).length > 0, `${other} sees it still after ${action}`);
          const [before, after] = [recipientOf(course, other)?.state, recipientOf(next, other)?.state];
          const isBystander = other !== party && before !== 'waiting' && action !== 'submit' && isVoucherRunning(next);
          must(!isBystander || before === after, `${action} of ${party} leaves ${other} where they are`);
        }
        if (action !== 'delete') go(next);
      }
    }
    const working = whoseTurn(course);
    must(!isVoucherRunning(course) || working.length > 0, 'under way, it is somebody’s turn');
    for (const party of working) must(courseActions(course, party).length > 0, `${party} can go on`);
    return faults;
  }

  it('stays in the table, tells the truth about what is allowed, and can always be ended', () => {
    let steps = 0;
    const faults: string[] = [];
    for (const start of drafts.filter(({ recipients }) => recipients.some(({ role }) => role !== 'cc'))) {
      const seen = new Map([[keyOf(start), start]]);
      for (const course of seen.values()) {
        const found = faultsOf(course, (next) => {
          steps += 1;
          const key = keyOf(next);
          if (!seen.has(key)) seen.set(key, next);
        });
        faults.push(...found);
      }
      const states = new Set([...seen.values()].map(({ state }) => state));
      for (const state of ['completed', 'rejected', 'withdrawn'] as const) {
        if (!states.has(state)) faults.push(`never ${state}: ${JSON.stringify(start)}`);
      }
    }
    expect(faults.slice(0, 5)).toEqual([]);
    expect(steps).toBeGreaterThan(10_000);
  });
});
