/** Several instances on one PostgreSQL, started and used at the same time. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Database, openServerDatabase } from '../database/index.ts';
import { Refusal } from '../domain/index.ts';
import { newPostgresDatabase } from '../testing/postgres-cluster.ts';
import type { PartyAct } from './index.ts';
import { Office, sha } from './testing/office.ts';
import { isListed, LISTS, type ModelVoucher } from './testing/voucher-model.ts';

const COMPANIES = ['A', 'B', 'C', 'D'];
const CALLS = 60;

describe('three instances', () => {
  let instances: Database[];
  beforeAll(async () => {
    const url = await newPostgresDatabase();
    instances = await Promise.all([1, 2, 3].map(() => openServerDatabase({ url, connections: 8 })));
  });
  afterAll(() => Promise.all(instances.map((instance) => instance.close())));

  it('make the schema once, however many start at the same moment', async () => {
    const [row] = await (instances[0] as Database).asSystem((tx) =>
      tx.query<{ count: number }>('select count(*)::int as count from biz_types'),
    );
    expect(row?.count).toBeGreaterThan(0);
  });

  it('carry out an action once, though it comes to all of them with one key', async () => {
    const offices = instances.map((instance) => new Office(instance));
    const [first] = offices as [Office, Office, Office];
    await first.enrol('E', 'F');
    const { id, etag } = await first.sent('E', '合同', [['F', 'signer', 1]]);
    const call = { ...first.call(), etag };
    const calls = Array.from({ length: 30 }, (_, n) =>
      untilDone(() => at(offices, n).vouchers.act('F', id, { kind: 'receive' }, call)),
    );
    const answers = await Promise.all(calls);
    expect(answers.filter(({ replayed }) => !replayed)).toHaveLength(1);
    expect(new Set(answers.map(({ voucher }) => voucher.etag)).size).toBe(1);
    expect((await first.vouchers.events('E', id)).map(({ type }) => type)).toEqual([
      'created',
      'submitted',
      'received',
    ]);
  });

  it('keep every voucher whole, and every list true, while all companies act on all of them at once', async () => {
    const offices = instances.map((instance) => new Office(instance));
    const [first] = offices as [Office, Office, Office];
    await first.enrol(...COMPANIES);
    const ids: string[] = [];
    for (const [n, company] of COMPANIES.entries()) {
      const others = COMPANIES.filter((other) => other !== company);
      const places = others.map((code, place) => [code, 'signer', n % 2 === 0 ? 1 : place + 1] as const);
      ids.push((await first.sent(company, `合同 ${n}`, places)).id);
    }
    // Which calls meet is up to the moment; what must hold after them is not.
    const done = new Map(ids.map((id) => [id, 2]));
    const refused = new Set<string>();
    const act = async (company: string, office: Office, call: number) => {
      const id = ids[call % ids.length] as string;
      try {
        await actOnce(office, company, id, call);
        done.set(id, (done.get(id) ?? 0) + 1);
      } catch (error) {
        if (!(error instanceof Refusal)) throw error;
        refused.add(error.code);
      }
    };
    const workers = COMPANIES.flatMap((company, place) =>
      offices.map(async (office) => {
        for (let call = 0; call < CALLS; call++) await act(company, office, call + place);
      }),
    );
    await Promise.all(workers);
    // Whoever came too early finishes it now: each of nine rounds leads every voucher on by a step at least.
    for (let round = 0; round < 9; round++) {
      for (const company of COMPANIES) for (const place of ids.keys()) await act(company, first, place);
    }
    expect([...refused].filter((code) => !['precondition-failed', 'not-found', 'in-progress'].includes(code))).toEqual(
      [],
    );
    for (const id of ids) {
      expect(await first.vouchers.auditFault(id)).toBeUndefined();
      const initiator = COMPANIES[ids.indexOf(id)] as string;
      expect((await first.vouchers.events(initiator, id)).length).toBe(done.get(id));
    }
    await expectTrueLists(offices, ids);
    const states = await Promise.all(
      ids.map(async (id, n) => (await first.vouchers.get(COMPANIES[n] as string, id)).state),
    );
    expect(states).toEqual(['completed', 'completed', 'completed', 'completed']);
  });
});

const at = (offices: readonly Office[], n: number) => offices[n % offices.length] as Office;

/** As a client does: again, with the same key, while the first is at work. */
async function untilDone<T>(call: () => Promise<T>): Promise<T> {
  for (;;) {
    try {
      return await call();
    } catch (error) {
      if (!(error instanceof Refusal && error.code === 'in-progress')) throw error;
    }
  }
}

/** Something that leads on, of what the company sees itself allowed. */
async function actOnce({ vouchers, ...office }: Office, company: string, id: string, call: number): Promise<void> {
  const seen = await vouchers.get(company, id);
  const kind = (['receive', 'send', 'sign', 'remind'] as const).find((one) => seen.allowedActions.includes(one));
  if (!kind) throw new Refusal('not-found');
  const key = crypto.randomUUID();
  const terms = { key, requestHash: sha(key), etag: seen.etag };
  if (kind !== 'sign') return void (await vouchers.act(company, id, { kind } as PartyAct, terms));
  const file = { name: 'f.pdf', size: call + 1, sha256: sha(`${key} ${office.now.getTime()}`) };
  await vouchers.sign(company, id, { file, baseSha256: seen.file?.sha256 ?? '', marks: [] }, terms);
}

/** What lists say of vouchers is what the vouchers themselves say. */
async function expectTrueLists(offices: readonly Office[], ids: readonly string[]): Promise<void> {
  for (const [n, company] of COMPANIES.entries()) {
    const office = at(offices, n);
    for (const list of LISTS) {
      const expected: string[] = [];
      for (const [owner, id] of ids.entries()) {
        const initiator = COMPANIES[owner] as string;
        const { state, recipients } = await office.vouchers.get(initiator, id);
        const phase = (state === 'completed' ? 'completed' : 'running') as ModelVoucher['phase'];
        const voucher = {
          id,
          initiator,
          places: recipients,
          phase,
          revision: 1,
          endAt: undefined,
          files: [],
          events: [],
        };
        if (isListed(voucher, company, list)) expected.push(id);
      }
      expect([...(await office.ids(company, list))].sort(), `${list} of ${company}`).toEqual(expected.sort());
    }
  }
}
