/**
 * Calls in any order by several companies, against a second telling of the rules: each is answered as the model says, no
 * voucher leaves the lists of those whom it concerns, every audit trail stays whole. `SEALWRIGHT_MODEL_RUNS` asks for more
 * sequences than a quick test tries; a failure names the seed that repeats it.
 */
import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Database } from '../database/index.ts';
import { Refusal } from '../domain/index.ts';
import { describeEachDatabase } from '../testing/each-database.ts';
import type { Acted, ActTerms, PartyAct } from './index.ts';
import { Office, type Place, sha } from './testing/office.ts';
import * as rules from './testing/voucher-model.ts';

const RUNS = Number(process.env.SEALWRIGHT_MODEL_RUNS ?? 12);
const COMPANIES = 4;
const MINUTE = 60_000;

interface Draft {
  readonly kind: 'draft';
  readonly party: number;
  readonly places: readonly (readonly [company: number, role: Place[1], order: number])[];
  readonly minutes: number | undefined;
}
interface Step {
  readonly kind: 'step';
  /** Somebody for whom this is in order, or what else leads on: chance alone seldom meets them. */
  readonly guided: boolean;
  readonly party: number;
  readonly voucher: number;
  readonly action: rules.ModelAction;
  /** An etag of before; or the whole call a second time. */
  readonly how: 'fresh' | 'stale' | 'twice' | 'foreign-base';
}
interface Wait {
  readonly kind: 'wait';
  readonly minutes: number;
  readonly sweeps: boolean;
}
type Command = Draft | Step | Wait;

const company = fc.nat(COMPANIES - 1);
const place = fc.tuple(company, fc.constantFrom('signer', 'signer', 'approver', 'cc'), fc.integer({ min: 1, max: 2 }));
const draft: fc.Arbitrary<Draft> = fc.record({
  kind: fc.constant('draft'),
  party: company,
  places: fc.uniqueArray(place, { minLength: 1, maxLength: COMPANIES, selector: ([who]) => who }),
  minutes: fc.option(fc.integer({ min: 1, max: 60 }), { nil: undefined, freq: 2 }),
});
// What leads on comes more often than what ends.
const action = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom<rules.ModelAction[]>('submit', 'receive', 'sign', 'send') },
  { weight: 2, arbitrary: fc.constantFrom(...rules.MODEL_ACTIONS) },
);
const step: fc.Arbitrary<Step> = fc.record({
  kind: fc.constant('step'),
  guided: fc.boolean(),
  party: company,
  voucher: fc.nat(3),
  action,
  how: fc.constantFrom('fresh', 'fresh', 'fresh', 'fresh', 'stale', 'twice', 'foreign-base'),
});
const wait: fc.Arbitrary<Wait> = fc.record({
  kind: fc.constant('wait'),
  minutes: fc.integer({ min: 1, max: 30 }),
  sweeps: fc.boolean(),
});
const commands = fc
  .tuple(
    draft,
    fc.array(
      fc.oneof({ weight: 1, arbitrary: draft }, { weight: 40, arbitrary: step }, { weight: 1, arbitrary: wait }),
      { minLength: 20, maxLength: 80, size: 'max' },
    ),
  )
  .map(([first, rest]): readonly Command[] => [first, ...rest]);

/** One sequence: the platform beside the model. */
class Run {
  readonly #office: Office;
  readonly #companies: readonly string[];
  readonly #vouchers: rules.ModelVoucher[] = [];
  /** How many calls were carried out: a test of refusals only would show little. */
  done = 0;

  constructor(office: Office, companies: readonly string[]) {
    this.#office = office;
    this.#companies = companies;
  }

  async carryOut(command: Command): Promise<void> {
    if (command.kind === 'draft') return this.#draft(command);
    if (command.kind === 'wait') return this.#wait(command);
    const voucher = this.#vouchers[command.voucher % this.#vouchers.length] as rules.ModelVoucher;
    if (!command.guided) return this.#step(voucher, this.#company(command.party), command);
    const ways = (['submit', 'receive', 'sign', 'send', command.action] as const).flatMap((action) =>
      this.#companies.map((party) => ({ party, command: { ...command, action } })),
    );
    const open = ways.filter((way) => !this.#refusal(voucher, way.party, way.command));
    const way = open[command.party % Math.max(1, open.length)];
    return this.#step(voucher, way?.party ?? this.#company(command.party), way?.command ?? command);
  }

  async #draft({ party, places, minutes }: Draft): Promise<void> {
    const initiator = this.#company(party);
    const named = places.map(([who, role, order]): Place => [this.#company(who), role, order]);
    const endAt = minutes === undefined ? undefined : new Date(this.#office.now.getTime() + minutes * MINUTE);
    const name = `合同 ${this.#vouchers.length}`;
    const { id, file } = await this.#office.draft(initiator, name, named, endAt);
    this.#vouchers.push({
      id,
      initiator,
      places: named.map(([code, role, order]) => ({ code, role, order, state: 'waiting' })),
      phase: 'draft',
      revision: 1,
      endAt: endAt?.getTime(),
      files: [{ sha256: file?.sha256 ?? '', by: initiator }],
      events: ['created'],
    });
  }

  async #wait({ minutes, sweeps }: Wait): Promise<void> {
    this.#office.now = new Date(this.#office.now.getTime() + minutes * MINUTE);
    if (!sweeps) return;
    await this.#office.vouchers.expireDue(10_000);
    for (const voucher of this.#vouchers) if (this.#isOverdue(voucher)) rules.age(voucher);
  }

  async #step(voucher: rules.ModelVoucher, party: string, { action, how }: Step): Promise<void> {
    const isStale = how === 'stale' && voucher.revision > 1;
    const etag = `"${voucher.id}-${voucher.revision - (isStale ? 1 : 0)}"`;
    const terms: ActTerms = { ...this.#office.call(), etag };
    const file = this.#office.file(terms.key);
    const isForeign = how === 'foreign-base' && action === 'sign';
    const base = isForeign ? sha('another file') : (voucher.files.at(-1)?.sha256 ?? '');
    const call = () => this.#call(voucher, party, action, terms, file, base);
    const code = this.#expected(voucher, party, action, isStale, isForeign);
    const name = `${action} by ${party} of ${JSON.stringify(voucher)}`;
    const answer = await call().catch((error: unknown) => error);
    if (code) {
      expect(answer, name).toBeInstanceOf(Refusal);
      expect((answer as Refusal).code, name).toBe(code);
      if (code === 'expired' && this.#isOverdue(voucher)) rules.age(voucher);
      return;
    }
    expect(answer, name).toMatchObject({ replayed: false });
    rules.carryOut(voucher, party, action, file.sha256);
    this.done += 1;
    if (how === 'twice') expect(await call(), name).toEqual({ ...(answer as Acted), replayed: true });
  }

  #expected(
    voucher: rules.ModelVoucher,
    party: string,
    action: rules.ModelAction,
    isStale: boolean,
    isForeign: boolean,
  ) {
    if (!rules.canSee(voucher, party)) return 'not-found';
    if (isStale) return 'precondition-failed';
    const refusal = rules.refusalOf(voucher, party, action, this.#office.now.getTime());
    return refusal ?? (isForeign ? 'file-not-continued' : undefined);
  }

  #call(
    { id, places, endAt }: rules.ModelVoucher,
    party: string,
    action: rules.ModelAction,
    terms: ActTerms,
    file: ReturnType<Office['file']>,
    baseSha256: string,
  ): Promise<Acted> {
    const { vouchers } = this.#office;
    if (action === 'sign') return vouchers.sign(party, id, { file, baseSha256, marks: [] }, terms);
    if (action === 'change') {
      const named = places.map(({ code, role, order }): Place => [code, role, order]);
      const deadline = endAt === undefined ? undefined : new Date(endAt);
      return vouchers.changeDraft(party, id, this.#office.content('合同', named, deadline), undefined, terms);
    }
    const reason = action === 'reject' || action === 'withdraw' ? { reason: '理由' } : {};
    return vouchers.act(party, id, { kind: action, ...reason } as PartyAct, terms);
  }

  /** Everything that anybody can see is as the model says. */
  async check(): Promise<void> {
    const { vouchers } = this.#office;
    for (const party of this.#companies) {
      const seen = new Set<string>();
      const counts: Record<string, number> = await vouchers.counts(party);
      for (const list of rules.LISTS) {
        const expected = this.#vouchers.filter((voucher) => rules.isListed(voucher, party, list)).map(({ id }) => id);
        const found = await this.#office.ids(party, list);
        expect([...found].sort(), `${list} of ${party}`).toEqual(expected.sort());
        if (list in counts) expect(counts[list], `${list} of ${party}`).toBe(expected.length);
        for (const id of found) seen.add(id);
      }
      for (const voucher of this.#vouchers) await this.#checkSeen(voucher, party, seen);
    }
    for (const { id } of this.#vouchers) expect(await vouchers.auditFault(id)).toBeUndefined();
  }

  async #checkSeen(voucher: rules.ModelVoucher, party: string, listed: ReadonlySet<string>): Promise<void> {
    const { vouchers } = this.#office;
    expect(listed.has(voucher.id)).toBe(rules.canSee(voucher, party));
    if (!rules.canSee(voucher, party)) {
      await expect(vouchers.get(party, voucher.id)).rejects.toMatchObject({ code: 'not-found' });
      return;
    }
    const shown = await vouchers.get(party, voucher.id);
    expect(shown).toMatchObject({ state: rules.stateSeen(voucher, party), revision: voucher.revision });
    expect(shown.recipients.map(({ state }) => state)).toEqual(voucher.places.map(({ state }) => state));
    expect(shown.file?.sha256).toBe(voucher.files.at(-1)?.sha256);
    const allowed = rules.MODEL_ACTIONS.filter((each) => {
      const refusal = rules.refusalOf(voucher, party, each, this.#office.now.getTime());
      // What a draft still lacks is told when it is submitted.
      return !refusal || (each === 'submit' && voucher.phase === 'draft' && voucher.initiator === party);
    });
    expect([...shown.allowedActions].sort()).toEqual([...allowed].sort());
    expect((await vouchers.events(party, voucher.id)).map(({ type }) => type)).toEqual(voucher.events);
  }

  #refusal = (voucher: rules.ModelVoucher, party: string, { action: wanted }: Step) =>
    rules.refusalOf(voucher, party, wanted, this.#office.now.getTime());
  #isOverdue = (voucher: rules.ModelVoucher) => rules.isOverdue(voucher, this.#office.now.getTime());
  #company = (index: number) => this.#companies[index] as string;
}

describeEachDatabase('any sequence of calls', (open) => {
  let database: Database;
  beforeAll(async () => {
    database = await open();
  });
  afterAll(() => database.close());

  it('is answered as the rules say and loses nothing', { timeout: 60_000 + RUNS * 5_000 }, async () => {
    let number = 0;
    let done = 0;
    const property = fc.asyncProperty(commands, async (sequence) => {
      number += 1;
      const companies = ['A', 'B', 'C', 'D'].map((letter) => `${letter}-${number}`);
      const office = new Office(database);
      await office.enrol(...companies);
      const run = new Run(office, companies);
      for (const command of sequence) await run.carryOut(command);
      await run.check();
      done += run.done;
    });
    await fc.assert(property, { numRuns: RUNS });
    // Chance makes some sequences short of what can be done; a test of refusals only would do none.
    expect(done).toBeGreaterThan(RUNS);
  });
});
