/**
 * Every (who, state, action) of the voucher table, through the fake, a shared folder and the workbench's client on the whole
 * platform: what the table allows leads where it says, everything else is refused with one code, by all three.
 */
import {
  RUNNING_VOUCHER_STATES,
  VOUCHER_ACTIONS,
  VOUCHER_TABLE,
  type Voucher,
  type VoucherAct,
  type VoucherAction,
  type VoucherRole,
  type VoucherState,
} from '@sealwright/core/api';
import {
  type Desk,
  FakePlatform,
  fakeWorkflowSource,
  handed,
  openBench,
  recipient,
  terms,
  type WorkflowPlace,
} from '@sealwright/core/testkit';
import { expect, test } from 'vitest';
import { judgeContinuation } from '../../platform/src/testing/judge-continuation.ts';
import { PARTY_A, PARTY_B, PARTY_C, SharedFolder } from '../../plugins/workflow-folder/src/shared-folder.fixture.ts';
import { ClientLab } from './client-lab.ts';

type Who = VoucherRole | 'stranger';
type Step = Exclude<VoucherAction, 'change'>;
/** By `who state action`, what came of it: the state as its actor sees it then, `gone`, or the code of the refusal. */
type Outcomes = Record<string, string>;

/** Roles of the second and the third company; the first is the initiator. */
const PLANS = [
  ['signer', 'cc'],
  ['approver', 'cc'],
  ['signer', 'signer'],
  ['approver', 'signer'],
] as const;
type Plan = (typeof PLANS)[number];

/** How a contract gets into a state; nothing leads to `pendingSign` and `voided`. Time comes last: it cannot be turned back. */
const WAYS: readonly (readonly [VoucherState, ...Step[]])[] = [
  ['draft'],
  ['pendingReceive', 'submit'],
  ['signing', 'submit', 'receive'],
  ['signed', 'submit', 'receive', 'sign'],
  ['sent', 'submit', 'receive', 'sign', 'send'],
  ['completed', 'submit', 'receive', 'sign', 'send'],
  ['rejected', 'submit', 'receive', 'reject'],
  ['withdrawn', 'submit', 'withdraw'],
  ['expired', 'submit'],
];

const ACTS: Readonly<Record<Exclude<Step, 'sign'>, VoucherAct>> = {
  receive: { kind: 'receive' },
  restore: { kind: 'restore' },
  send: { kind: 'send' },
  reject: { kind: 'reject', reason: '不' },
  withdraw: { kind: 'withdraw', reason: '不' },
  remind: { kind: 'remind' },
  submit: { kind: 'submit' },
  delete: { kind: 'delete' },
};

/** Whether somebody is to follow after the second company. */
const followed = ([, last]: Plan) => last === 'signer';

const isPossible = ([first, last]: Plan, state: VoucherState): boolean => {
  if (state === 'signed') return first === 'signer';
  if (state === 'sent') return last === 'signer';
  return state !== 'completed' || last === 'cc';
};

/** What each company is to a contract in this state, and how it sees it. */
function cast([first, last]: Plan, state: VoucherState): readonly (readonly [Who, VoucherState])[] {
  const initiator = ['initiator', state] as const;
  if (state === 'draft') return [initiator, ['stranger', state], ['stranger', state]];
  const third = last === 'cc' ? (['cc', state] as const) : (['stranger', state] as const);
  return [initiator, [first, state], state === 'sent' ? ['signer', 'pendingReceive'] : third];
}

const rowOf = (action: VoucherAction, who: Who, state: VoucherState) =>
  VOUCHER_TABLE.find((row) => row.action === action && row.who === who && row.from.includes(state));

/** What the table says. */
function expected(plan: Plan, who: Who, state: VoucherState, action: VoucherAction): string {
  if (who === 'stranger') return 'workflow.voucher-unknown';
  if (!VOUCHER_TABLE.some((row) => row.who === who && row.action === action)) return 'workflow.not-recipient';
  const row = rowOf(action, who, state);
  if (row?.to === 'same') return state;
  if (row?.to === 'next') return followed(plan) ? 'sent' : 'completed';
  if (row) return row.to;
  if (state === 'expired') return 'workflow.expired';
  const isUnsigned = who === 'signer' && state === 'signing' && action === 'send';
  return isUnsigned ? 'workflow.not-signed' : 'workflow.transition-invalid';
}

const allowed = (who: Who, state: VoucherState): string =>
  VOUCHER_ACTIONS.filter((action) => rowOf(action, who, state)).join(' ');

const nameOf = (plan: Plan, who: Who, state: VoucherState, action: string) =>
  // Where 发送 leads is not the same with and without followers.
  `${who} ${state} ${action}${action === 'send' && followed(plan) ? ' to the next' : ''}`;

/** Goes through the table at one place. */
class Walk {
  readonly outcomes: Outcomes = {};
  private readonly desks: readonly [Desk, Desk, Desk];
  private readonly place: WorkflowPlace;
  private deadlines = 0;

  constructor(desks: readonly [Desk, Desk, Desk], place: WorkflowPlace) {
    this.desks = desks;
    this.place = place;
  }

  async go(): Promise<Outcomes> {
    for (const [state, ...steps] of WAYS) {
      for (const plan of PLANS) if (isPossible(plan, state)) await this.tryAll(plan, state, steps);
    }
    return this.outcomes;
  }

  private async tryAll(plan: Plan, state: VoucherState, steps: readonly Step[]): Promise<void> {
    let voucher: Voucher | undefined;
    for (const [number, [who, seen]] of cast(plan, state).entries()) {
      const desk = this.desks[number]!;
      let shown: Voucher | undefined;
      for (const action of VOUCHER_ACTIONS) {
        const name = nameOf(plan, who, seen, action);
        if (name in this.outcomes) continue;
        voucher ??= await this.made(plan, state, steps);
        shown ??= await this.shown(desk, voucher, who, seen);
        const outcome = await this.outcome(desk, shown, action);
        this.outcomes[name] = outcome;
        // What was done wants another one to go on with.
        if (!outcome.startsWith('workflow.')) [voucher, shown] = [undefined, undefined];
      }
      // What was refused has left it as it was.
      if (voucher) expect(await this.desks[0].get(voucher)).toEqual(voucher);
    }
  }

  private async shown(desk: Desk, voucher: Voucher, who: Who, state: VoucherState): Promise<Voucher> {
    if (who === 'stranger') return voucher;
    const shown = await desk.get(voucher);
    expect(shown.state, `${who} ${state}`).toBe(state);
    const actions = VOUCHER_ACTIONS.filter((each) => shown.allowedActions.includes(each)).join(' ');
    expect(actions, `${who} ${state}`).toBe(allowed(who, state));
    return shown;
  }

  private async made([first, last]: Plan, state: VoucherState, steps: readonly Step[]): Promise<Voucher> {
    const [a, b, c] = this.desks;
    const endAt = state === 'expired' ? { endAt: new Date(Date.now() + 60_000 * ++this.deadlines) } : {};
    const content = await a.content([], { recipients: [recipient(b, 1, first), recipient(c, 2, last)], ...endAt });
    const draft = await a.source.createDraft(content, handed(Buffer.from('%PDF-1.7')), crypto.randomUUID());
    for (const step of steps) {
      const actor = step === 'submit' || step === 'withdraw' ? a : b;
      if (step !== 'sign' || first === 'signer') await this.act(actor, await actor.get(draft).catch(() => draft), step);
    }
    if (endAt.endAt) await this.place.passTime!(endAt.endAt);
    return a.get(draft);
  }

  private async act(desk: Desk, voucher: Voucher, action: VoucherAction): Promise<Voucher> {
    if (action === 'change') {
      return desk.source.changeDraft(voucher.id, await desk.content([this.desks[1]]), terms(voucher.etag));
    }
    if (action !== 'sign') return desk.act(voucher, ACTS[action]);
    const { source } = this.desks[0];
    const base: Uint8Array[] = [];
    for await (const part of source.download(voucher.id, voucher.file!, 0)) base.push(part);
    const signed = handed(Buffer.concat([...base, Buffer.from(`\n${desk.party.code}`)]));
    const file = { ...signed, baseSha256: voucher.file!.sha256, marks: [] };
    return desk.source.sign(voucher.id, file, terms(voucher.etag));
  }

  private async outcome(desk: Desk, voucher: Voucher, action: VoucherAction): Promise<string> {
    try {
      const { state } = await this.act(desk, voucher, action);
      if (action !== 'delete') return state;
    } catch (refusal) {
      return (refusal as { code?: string }).code ?? String(refusal);
    }
    return desk.get(voucher).then(
      () => 'still there',
      () => 'gone',
    );
  }
}

/** All that the walk has to find, from the table alone. */
function table(): Outcomes {
  const outcomes: Outcomes = {};
  for (const plan of PLANS) {
    for (const [state] of WAYS.filter(([each]) => isPossible(plan, each))) {
      for (const [who, seen] of cast(plan, state)) {
        for (const action of VOUCHER_ACTIONS) {
          outcomes[nameOf(plan, who, seen, action)] ??= expected(plan, who, seen, action);
        }
      }
    }
  }
  return outcomes;
}

const parties = [PARTY_A, PARTY_B, PARTY_C] as const;

const PLACES: Readonly<Record<string, () => Promise<WorkflowPlace>>> = {
  async 'the fake'() {
    let passed = 0;
    const platform = new FakePlatform({ now: () => new Date(Date.now() + passed), parties });
    return {
      parties,
      connect: async (party) => fakeWorkflowSource(platform, parties[party]!),
      async passTime(moment) {
        passed = moment.getTime() - Date.now() + 1;
      },
      dispose: async () => {},
    };
  },
  async 'a shared folder'() {
    const folder = new SharedFolder();
    return {
      parties,
      connect: async (party) => folder.program(parties[party]!),
      async passTime(moment) {
        folder.now = moment;
      },
      dispose: async () => folder.dispose(),
    };
  },
  'the platform': () => ClientLab.open({ judge: judgeContinuation }),
};

test('the walk meets every row of the table', () => {
  const met = Object.keys(table());
  for (const { from, action, who } of VOUCHER_TABLE) {
    if (who === 'time') continue;
    for (const state of from) expect(met.some((name) => name.startsWith(`${who} ${state} ${action}`))).toBe(true);
  }
  expect(RUNNING_VOUCHER_STATES.filter((state) => !WAYS.some(([each]) => each === state))).toEqual(['pendingSign']);
});

test.each(Object.entries(PLACES))(
  '%s goes by the table, in all that anybody can try',
  async (name, start) => {
    const entry = name === 'the platform' ? 'key' : 'none';
    const { desks, place } = await openBench({ data: { title: { 'zh-CN': name, en: name }, entry }, start });
    try {
      expect(await new Walk(desks, place).go()).toEqual(table());
    } finally {
      await place.dispose();
    }
  },
  60_000,
);
