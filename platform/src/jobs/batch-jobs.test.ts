import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Database, openEmbeddedDatabase } from '../database/index.ts';
import { Refusal } from '../domain/index.ts';
import { type BatchEntry, BatchJobs, type BatchJobsOptions, type BatchKind, type BatchProblem } from './batch-jobs.ts';
import { EmbeddedJobs } from './embedded-jobs.ts';
import type { Jobs } from './jobs.ts';

const [ONE, TWO, THREE] = ['1911613691439169537', '1911613691439169538', '1911613691439169539'] as const;
let database: Database;
let jobs: EmbeddedJobs;
let batches: BatchJobs;
const done: string[] = [];
let faults = 0;
/** How often somebody else is at work. */
let busy = 0;
const options: BatchJobsOptions = {
  actions: {
    'receive-all': async (party, { id }) => {
      if (busy > 0) {
        busy -= 1;
        throw new Refusal('in-progress');
      }
      done.push(`${party} ${id}`);
    },
    'send-all': async (_, { id, etag, message }, key) => {
      if (id === TWO) throw new Refusal('not-signed');
      if (id === THREE && faults++ === 0) throw new Error('the line broke');
      done.push([id, etag, message, key.length].join(' '));
    },
  },
  problemOf: (thrown) => (thrown instanceof Refusal ? ({ code: thrown.code } as unknown as BatchProblem) : undefined),
};
beforeAll(async () => {
  database = await openEmbeddedDatabase();
  jobs = new EmbeddedJobs(database);
  batches = await BatchJobs.open(database, jobs, options);
});
afterAll(async () => {
  await jobs.dispose();
  await database.close();
});

/** Begins a batch with a key of its own, unless one is given. */
const start = (kind: BatchKind, entries: readonly BatchEntry[], key = randomUUID(), requestHash = 'asked') =>
  batches.start('A', kind, { key, requestHash }, async () => entries);
const finished = (id: string) => expect.poll(async () => (await batches.get('A', id)).state).toBe('done');

test('each is judged for itself, and a fault is tried again without doing anything twice', async () => {
  const entries = [
    { id: ONE, etag: '"1"', message: 'please' },
    { id: TWO, etag: '"2"' },
    { id: THREE, etag: '"3"' },
  ];
  const { id, items } = await start('send-all', entries);
  expect(items).toHaveLength(3);
  await finished(id);
  expect((await batches.get('A', id)).items).toEqual([
    { id: ONE, state: 'done' },
    { id: TWO, state: 'failed', problem: { code: 'not-signed' } },
    { id: THREE, state: 'done' },
  ]);
  expect(done.splice(0)).toEqual([`${ONE} "1" please 36`, `${THREE} "3"  36`]);
});

test('the same request is the same batch, though something else is there to act upon; another request is refused', async () => {
  const key = randomUUID();
  const first = await start('receive-all', [{ id: ONE }], key);
  await finished(first.id);
  expect((await start('receive-all', [], key)).id).toBe(first.id);
  await expect(start('receive-all', [{ id: ONE }], key, 'asked otherwise')).rejects.toMatchObject({
    code: 'idempotency-mismatch',
  });
  expect(done.splice(0)).toEqual([`A ${ONE}`]);
});

test('what another one is doing at this moment is waited for, and no problem', async () => {
  busy = 2;
  const { id } = await start('receive-all', [{ id: ONE }]);
  await finished(id);
  expect((await batches.get('A', id)).items).toEqual([{ id: ONE, state: 'done' }]);
  expect([busy, done.splice(0)]).toEqual([0, [`A ${ONE}`]]);
});

test('what was begun and has no job, since its instance ended, is gone on with', async () => {
  const nowhere: Jobs = { work: async () => {}, add: async () => {}, every: async () => {}, dispose: async () => {} };
  const cutOff = await BatchJobs.open(database, nowhere, options);
  const terms = { key: randomUUID(), requestHash: 'asked' };
  const { id } = await cutOff.start('A', 'receive-all', terms, async () => [{ id: ONE }]);
  await batches.goOn();
  expect((await batches.get('A', id)).state).toBe('waiting');
  await database.asSystem((tx) =>
    tx.query(`update batches set created_at = created_at - interval '2 minutes' where id = $1`, [id]),
  );
  await batches.goOn();
  await finished(id);
  expect(done.splice(0)).toEqual([`A ${ONE}`]);
});

test('nobody else sees it, and it is forgotten', async () => {
  const { id } = await start('receive-all', []);
  await finished(id);
  await expect(batches.get('B', id)).rejects.toMatchObject({ code: 'not-found' });
  await expect(batches.get('A', 'x')).rejects.toMatchObject({ code: 'not-found' });
  expect(await batches.forget(new Date(Date.now() + 60_000))).toBeGreaterThan(0);
  await expect(batches.get('A', id)).rejects.toMatchObject({ code: 'not-found' });
});
