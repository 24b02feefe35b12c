import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { type Database, openEmbeddedDatabase } from '../database/index.ts';
import { byHand } from '../testing/settled-by-hand.ts';
import { EmbeddedJobs } from './embedded-jobs.ts';

let database: Database;
let jobs: EmbeddedJobs;
let faults: unknown[];
beforeAll(async () => {
  database = await openEmbeddedDatabase();
});
beforeEach(() => {
  faults = [];
  jobs = open();
});
afterEach(async () => {
  await jobs.dispose();
  await database.asSystem((tx) => tx.query('delete from embedded_jobs'));
});
afterAll(() => database.close());

const open = () => new EmbeddedJobs(database, (_, fault) => faults.push(fault));
const waiting = () => database.asSystem((tx) => tx.query<{ kind: string }>('select kind from embedded_jobs'));

test('does what was added before and after somebody does it, each once', async () => {
  const done: number[] = [];
  const all = byHand<void>();
  await jobs.add('count', { number: 1 });
  await jobs.work<{ number: number }>('count', async ({ number }) => {
    done.push(number);
    if (done.length === 30) all.resolve();
  });
  for (let number = 2; number <= 30; number += 1) await jobs.add('count', { number });
  await all.promise;
  expect([...done].sort((a, b) => a - b)).toEqual(Array.from({ length: 30 }, (_, at) => at + 1));
  await expect.poll(waiting).toEqual([]);
});

test('a key is added once while it waits, and again while it runs', async () => {
  for (let count = 0; count < 3; count += 1) await jobs.add('sweep', { count }, { key: 'all' });
  expect(await waiting()).toHaveLength(1);
  const begun = byHand<void>();
  const goOn = byHand<void>();
  const twice = byHand<void>();
  let runs = 0;
  await jobs.work('sweep', async () => {
    runs += 1;
    begun.resolve();
    if (runs === 2) twice.resolve();
    await goOn.promise;
  });
  await begun.promise;
  await jobs.add('sweep', {}, { key: 'all' });
  goOn.resolve();
  await twice.promise;
});

test('what fails is done again, and named', async () => {
  const done = byHand<void>();
  let attempts = 0;
  await jobs.work('shaky', async () => {
    attempts += 1;
    if (attempts === 1) throw new Error('not yet');
    done.resolve();
  });
  await jobs.add('shaky', {});
  await done.promise;
  expect(faults).toEqual([new Error('not yet')]);
});

test('what waits or was cut off is done after a new start', async () => {
  const begun = byHand<void>();
  await jobs.work('long', (_, signal) => {
    begun.resolve();
    return new Promise((_, reject) => signal.addEventListener('abort', () => reject(new Error('cut off'))));
  });
  await jobs.add('long', { name: 'kept' });
  await begun.promise;
  await jobs.dispose();
  expect(await waiting()).toHaveLength(1);
  jobs = open();
  const again = byHand<unknown>();
  await jobs.work('long', async (data) => again.resolve(data));
  expect(await again.promise).toEqual({ name: 'kept' });
});

test('nothing is done before its time', async () => {
  const order: string[] = [];
  const done = byHand<void>();
  await jobs.add('timed', { name: 'later' }, { at: new Date(Date.now() + 300) });
  await jobs.add('timed', { name: 'now' });
  const start = Date.now();
  await jobs.work<{ name: string }>('timed', async ({ name }) => {
    order.push(name);
    if (order.length === 2) done.resolve();
  });
  await done.promise;
  expect(order).toEqual(['now', 'later']);
  expect(Date.now() - start).toBeGreaterThan(100);
});

test('what is done every so often is done now, and not after the end', async () => {
  let runs = 0;
  const ran = byHand<void>();
  await jobs.every('round', 3_600, async () => {
    runs += 1;
    ran.resolve();
  });
  await ran.promise;
  await jobs.dispose();
  expect(runs).toBe(1);
});
