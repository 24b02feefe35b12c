import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Database, openEmbeddedDatabase } from '../database/index.ts';
import { Refusal } from '../domain/index.ts';
import { BatchJobs, type BatchProblem } from './batch-jobs.ts';
import { EmbeddedJobs } from './embedded-jobs.ts';

const [ONE, TWO, THREE] = ['1911613691439169537', '1911613691439169538', '1911613691439169539'] as const;
let database: Database;
let jobs: EmbeddedJobs;
let batches: BatchJobs;
const done: string[] = [];
let faults = 0;
beforeAll(async () => {
  database = await openEmbeddedDatabase();
  jobs = new EmbeddedJobs(database);
  batches = await BatchJobs.open(database, jobs, {
    actions: {
      'receive-all': async (party, { id }) => void done.push(`${party} ${id}`),
      'send-all': async (_, { id, etag, message }, key) => {
        if (id === TWO) throw new Refusal('not-signed');
        if (id === THREE && faults++ === 0) throw new Error('the line broke');
        done.push([id, etag, message, key.length].join(' '));
      },
    },
    problemOf: (thrown) => (thrown instanceof Refusal ? ({ code: thrown.code } as unknown as BatchProblem) : undefined),
  });
});
afterAll(async () => {
  await jobs.dispose();
  await database.close();
});

const finished = (id: string) => expect.poll(async () => (await batches.get('A', id)).state).toBe('done');

test('each is judged for itself, and a fault is tried again without doing anything twice', async () => {
  const entries = [
    { id: ONE, etag: '"1"', message: 'please' },
    { id: TWO, etag: '"2"' },
    { id: THREE, etag: '"3"' },
  ];
  const { id, items } = await batches.start('A', 'send-all', entries, { key: randomUUID() });
  expect(items).toHaveLength(3);
  await finished(id);
  expect((await batches.get('A', id)).items).toEqual([
    { id: ONE, state: 'done' },
    { id: TWO, state: 'failed', problem: { code: 'not-signed' } },
    { id: THREE, state: 'done' },
  ]);
  expect(done.splice(0)).toEqual([`${ONE} "1" please 36`, `${THREE} "3"  36`]);
});

test('the same key is the same batch; another request under it is refused', async () => {
  const key = randomUUID();
  const first = await batches.start('A', 'receive-all', [{ id: ONE }], { key });
  await finished(first.id);
  expect((await batches.start('A', 'receive-all', [{ id: ONE }], { key })).id).toBe(first.id);
  expect((await batches.startedAs('A', key))?.id).toBe(first.id);
  await expect(batches.start('A', 'receive-all', [{ id: TWO }], { key })).rejects.toMatchObject({
    code: 'idempotency-mismatch',
  });
  expect(done.splice(0)).toEqual([`A ${ONE}`]);
});

test('nobody else sees it, and it is forgotten', async () => {
  const { id } = await batches.start('A', 'receive-all', [], { key: randomUUID() });
  await finished(id);
  await expect(batches.get('B', id)).rejects.toMatchObject({ code: 'not-found' });
  await expect(batches.get('A', 'x')).rejects.toMatchObject({ code: 'not-found' });
  expect(await batches.forget(new Date(Date.now() + 60_000))).toBeGreaterThan(0);
  await expect(batches.get('A', id)).rejects.toMatchObject({ code: 'not-found' });
});
