import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Database } from '../database/index.ts';
import { newEmbeddedDatabase } from '../testing/new-embedded-database.ts';
import { byHand } from '../testing/settled-by-hand.ts';
import { announce, forgetNotices, type Notice, Notices } from './index.ts';

let database: Database;
let notices: Notices;
beforeAll(async () => {
  database = await newEmbeddedDatabase();
  notices = new Notices(database, { patience: 60_000 });
});
afterAll(async () => {
  await notices.dispose();
  await database.close();
});

const tell = (type: string, parties: readonly string[], voucher?: string) =>
  database.asParty(parties[0] ?? '', (tx) => announce(tx, { type, parties, ...(voucher && { voucher }) }));

/** Reads so many, then ends. */
async function read(party: string, cursor: string | undefined, count: number, begun?: () => void): Promise<Notice[]> {
  const ending = new AbortController();
  const read: Notice[] = [];
  for await (const notice of notices.after(party, cursor, ending.signal)) {
    read.push(notice);
    if (notice.type === 'ready') begun?.();
    if (read.length === count) ending.abort();
  }
  return read;
}

const place = async (party: string) => (await read(party, undefined, 1))[0]?.cursor ?? '';

test('wakes who waits, and nobody else', async () => {
  const begun = byHand<void>();
  const reading = read('A', undefined, 3, begun.resolve);
  await begun.promise;
  await tell('submitted', ['B']);
  await tell('received', ['A', 'B'], '1911613691439169537');
  await tell('signed', ['B', 'A', 'A'], '1911613691439169537');
  expect((await reading).map(({ type, voucher }) => [type, voucher])).toEqual([
    ['ready', undefined],
    ['received', '1911613691439169537'],
    ['signed', '1911613691439169537'],
  ]);
});

test('goes on behind a cursor with what came meanwhile, once', async () => {
  const cursor = await place('C');
  for (const type of ['one', 'two', 'three']) await tell(type, ['C']);
  const [first] = await read('C', cursor, 1);
  expect(first?.type).toBe('one');
  expect((await read('C', first?.cursor, 2)).map(({ type }) => type)).toEqual(['two', 'three']);
});

test('more than one page comes whole and in order', async () => {
  const cursor = await place('D');
  await database.asParty('D', async (tx) => {
    for (let count = 0; count < 450; count += 1) await announce(tx, { type: `n${count}`, parties: ['D'] });
  });
  expect((await read('D', cursor, 450)).map(({ type }) => type)).toEqual(
    Array.from({ length: 450 }, (_, at) => `n${at}`),
  );
});

test('what a transaction rolled back is told to nobody', async () => {
  const cursor = await place('E');
  const rolledBack = database.asParty('E', async (tx) => {
    await announce(tx, { type: 'never', parties: ['E'] });
    throw new Error('rolled back');
  });
  await expect(rolledBack).rejects.toThrow('rolled back');
  await tell('then', ['E']);
  expect((await read('E', cursor, 1)).map(({ type }) => type)).toEqual(['then']);
});

test.each(['', 'nonsense', '-1.0', '99999999999999999999.1', '18446744073709551615.1'])(
  'the cursor %j is of no use: everything may have changed',
  async (cursor) => {
    await tell('before', ['F']);
    const [first] = await read('F', cursor, 1);
    expect(first?.type).toBe('refresh');
  },
);

test('a cursor from before what was forgotten has missed something', async () => {
  const old = await place('G');
  await tell('lost', ['G']);
  expect(await forgetNotices(database, new Date(Date.now() + 60_000))).toBeGreaterThan(0);
  const [first] = await read('G', old, 1);
  expect(first?.type).toBe('refresh');
  await tell('kept', ['G']);
  expect((await read('G', first?.cursor, 1))[0]?.type).toBe('kept');
});

test('row-level security: a party reads its own notices only', async () => {
  await tell('secret', ['H']);
  const rows = await database.asParty('I', (tx) => tx.query(`select * from notices where type = 'secret'`));
  expect(rows).toEqual([]);
});
