import { VOUCHER_ACTIONS, VOUCHER_STATES, type VoucherAction, type VoucherState } from '@sealwright/core/api';
import { describe, expect, it } from 'vitest';
import {
  type Course,
  isRunning,
  ROLES,
  type Role,
  recipientOf,
  rolesOf,
  shownState,
  stateFor,
  TERMINAL_STATES,
} from './course.ts';
import { Refusal } from './refusal.ts';
import { allowedActions, expire, isOnTop, step, TRANSITIONS, transitionFor, whoseTurn } from './transitions.ts';

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

const attempt = (course: Course, action: VoucherAction, party: string): Course | Refusal => {
  try {
    return step(course, action, party).course;
  } catch (error) {
    if (error instanceof Refusal) return error;
    throw error;
  }
};

const OWN = { pendingReceive: 'pending', signing: 'received', signed: 'signed', sent: 'sent' } as const;

/** A voucher that `P` sees in this state, in this role; nothing where there is none. */
function courseFor(role: Role, state: VoucherState): Course | undefined {
  const own = OWN[state as keyof typeof OWN];
  const running = isRunning({ state });
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
    const rows = TRANSITIONS.filter(({ role }) => role !== 'time').flatMap(({ action, role, from, to }) =>
      from.map((state) => `${action} ${role}: ${state} -> ${to}`),
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
        expect(answer, name).not.toBeInstanceOf(Refusal);
        const to = row.split(' -> ')[1];
        const after = answer as Course;
        if (to === 'next') expect(stateFor(after, 'P', role), name).toBe('sent');
        else expect(stateFor(after, 'P', role), name).toBe(to === 'gone' || to === 'same' ? state : to);
        expect(allowedActions(course, 'P'), name).toContain(action);
        continue;
      }
      expect(answer, name).toBeInstanceOf(Refusal);
      const hasRole = [...TABLE].some((line) => line.startsWith(`${action} ${role}:`));
      const refused = answer as Refusal;
      if (role === 'stranger') expect(refused.code, name).toBe('not-found');
      else if (!hasRole) expect(refused.code, name).toBe('not-recipient');
      else if (action === 'send' && role === 'signer' && state === 'signing')
        expect(refused.code, name).toBe('not-signed');
      else expect(refused.code, name).toBe('invalid-transition');
      expect(allowedActions(course, 'P'), name).not.toContain(action);
    }
    expect(tried).toBe(cells.length - VOUCHER_ACTIONS.length * (1 + 1 + 1 + 1 + 1));
  });

  it('expires what is under way, nothing else', () => {
    for (const state of VOUCHER_STATES) {
      const course = courseFor('initiator', state) as Course;
      if (isRunning(course)) expect(expire(course).course.state).toBe('expired');
      else expect(() => expire(course)).toThrow(Refusal);
    }
  });
});

const signer = (code: string, order: number) => ({ code, role: 'signer' as const, order, state: 'waiting' as const });
const draft = (recipients: Course['recipients'], initiator = 'I'): Course => ({
  state: 'draft',
  initiator,
  recipients,
  authors: [],
});
const after = (course: Course, ...acts: readonly (readonly [VoucherAction, string])[]) =>
  acts.reduce((now, [action, party]) => step(now, action, party).course, course);

describe('the order of recipients', () => {
  it('goes from one to the next, who does not see it before', () => {
    const first = after(draft([signer('B', 2), signer('A', 1)]), ['submit', 'I']);
    expect(whoseTurn(first)).toEqual(['A']);
    expect(rolesOf(first, 'B')).toEqual([]);
    const second = after(first, ['receive', 'A'], ['sign', 'A'], ['send', 'A']);
    expect(second.state).toBe('sent');
    expect(whoseTurn(second)).toEqual(['B']);
    expect(shownState(second, 'B')).toBe('pendingReceive');
    const last = after(second, ['receive', 'B'], ['sign', 'B'], ['send', 'B']);
    expect(last.state).toBe('completed');
    expect(shownState(last, 'A')).toBe('completed');
  });

  it('lets those of one number act at the same time, and goes on when all of them have sent', () => {
    const open = after(draft([signer('A', 1), signer('B', 1), signer('C', 5)]), ['submit', 'I']);
    expect(whoseTurn(open)).toEqual(['A', 'B']);
    const half = after(open, ['receive', 'B'], ['receive', 'A'], ['sign', 'B'], ['send', 'B']);
    expect([half.state, shownState(half, 'A'), shownState(half, 'B')]).toEqual(['signing', 'signing', 'sent']);
    expect(rolesOf(half, 'C')).toEqual([]);
    const all = after(half, ['sign', 'A'], ['send', 'A']);
    expect(whoseTurn(all)).toEqual(['C']);
  });

  it('takes a signature back only while nothing of another lies above it', () => {
    const both = after(
      draft([signer('A', 1), signer('B', 1)]),
      ['submit', 'I'],
      ['receive', 'A'],
      ['receive', 'B'],
      ['sign', 'A'],
      ['sign', 'A'],
      ['sign', 'B'],
    );
    expect(allowedActions(both, 'A')).not.toContain('restore');
    expect(attempt(both, 'restore', 'A')).toMatchObject({ code: 'invalid-transition' });
    const one = after(both, ['restore', 'B']);
    expect(one.authors).toEqual(['A', 'A']);
    const none = after(one, ['restore', 'A']);
    expect(none.authors).toEqual([]);
    expect(shownState(none, 'A')).toBe('signing');
  });

  it('shows copies to read from the first day on', () => {
    const open = after(draft([signer('A', 2), { code: 'C', role: 'cc', order: 1, state: 'waiting' }]), ['submit', 'I']);
    expect(recipientOf(open, 'C')?.state).toBe('informed');
    expect(whoseTurn(open)).toEqual(['A']);
    expect([rolesOf(open, 'C'), allowedActions(open, 'C')]).toEqual([['cc'], []]);
  });

  it('lets a company sign what it began itself, in both places', () => {
    const own = after(draft([signer('I', 1), signer('B', 2)]), ['submit', 'I'], ['receive', 'I']);
    expect(shownState(own, 'I')).toBe('signing');
    expect(new Set(allowedActions(own, 'I'))).toEqual(new Set(['sign', 'reject', 'withdraw', 'remind']));
    const passed = after(own, ['sign', 'I'], ['send', 'I']);
    expect(shownState(passed, 'I')).toBe('sent');
    expect(after(passed, ['withdraw', 'I']).state).toBe('withdrawn');
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
  const keyOf = (course: Course) =>
    JSON.stringify([
      course.state,
      course.recipients.map(({ state }) => state),
      parties.map((party) => [course.authors.includes(party), isOnTop(course, party)]),
    ]);

  it('stays in the table, tells the truth about what is allowed, and can always be ended', () => {
    let edges = 0;
    for (const start of drafts.filter(({ recipients }) => recipients.some(({ role }) => role !== 'cc'))) {
      const seen = new Map([[keyOf(start), start]]);
      for (const course of seen.values()) {
        expect(VOUCHER_STATES).toContain(course.state);
        const isOver = (TERMINAL_STATES as readonly string[]).includes(course.state);
        for (const party of parties) {
          const allowed = allowedActions(course, party);
          if (isOver) expect(allowed).toEqual([]);
          for (const action of VOUCHER_ACTIONS) {
            const next = attempt(course, action, party);
            expect(!(next instanceof Refusal)).toBe(allowed.includes(action));
            if (next instanceof Refusal) continue;
            edges += 1;
            const role = rolesOf(course, party).find((own) => transitionFor(action, own, stateFor(course, party, own)));
            expect(role).toBeDefined();
            // Whoever saw it sees it still, and nobody is thrown back but by their own hand.
            for (const other of parties) {
              if (rolesOf(course, other).length > 0) expect(rolesOf(next, other).length).toBeGreaterThan(0);
              if (
                other !== party &&
                isRunning(next) &&
                recipientOf(course, other)?.state !== 'waiting' &&
                action !== 'submit'
              ) {
                expect(recipientOf(next, other)?.state).toBe(recipientOf(course, other)?.state);
              }
            }
            if (action !== 'delete' && !seen.has(keyOf(next))) seen.set(keyOf(next), next);
          }
        }
        // Under way, somebody can go on, or its initiator can remind them.
        if (isRunning(course)) {
          expect(whoseTurn(course).length).toBeGreaterThan(0);
          for (const party of whoseTurn(course)) expect(allowedActions(course, party).length).toBeGreaterThan(0);
        }
      }
      const states = new Set([...seen.values()].map(({ state }) => state));
      expect(states).toContain('completed');
      expect(states).toContain('rejected');
      expect(states).toContain('withdrawn');
    }
    expect(edges).toBeGreaterThan(10_000);
  });
});
