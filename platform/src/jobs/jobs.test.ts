import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { openEmbeddedDatabase } from '../database/index.ts';
import { newPostgresDatabase } from '../testing/postgres-cluster.ts';
import { byHand } from '../testing/settled-by-hand.ts';
import { BossJobs } from './boss-jobs.ts';
import { EmbeddedJobs } from './embedded-jobs.ts';
import type { JobFault, Jobs } from './jobs.ts';

interface Place {
  open(onFault: JobFault): Promise<Jobs>;
  /** Kinds of jobs that are not done. */
  left(): Promise<readonly string[]>;
  end(): Promise<void>;
}

const PLACES: Readonly<Record<string, () => Promise<Place>>> = {
  async 'of one process'() {
    const database = await openEmbeddedDatabase();
    return {
      open: async (onFault) => new EmbeddedJobs(database, onFault),
      left: async () => {
        const rows = await database.asSystem((tx) => tx.query<{ kind: string }>('select kind from embedded_jobs'));
        return rows.map(({ kind }) => kind);
      },
      end: () => database.close(),
    };
  },
  async 'of many instances'() {
    const url = await newPostgresDatabase();
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    return {
      open: (onFault) => BossJobs.open({ url, onFault }),
      left: async () => {
        const { rows } = await client.query(`select name from pgboss.job where state < 'completed'`);
        return rows.map(({ name }) => name);
      },
      end: () => client.end(),
    };
  },
};

describe.each(Object.entries(PLACES))('jobs %s', (_, start) => {
  let place: Place;
  let jobs: Jobs;
  let faults: unknown[];
  /** Each test has jobs of its own. */
  let kind: string;
  beforeAll(async () => {
    place = await start();
  });
  beforeEach(async () => {
    faults = [];
    kind = `kind-${randomUUID()}`;
    jobs = await open();
  });
  afterEach(() => jobs.dispose());
  afterAll(() => place?.end());

  const open = () => place.open((_, fault) => faults.push(fault));
  const waiting = async () => (await place.left()).filter((each) => each === kind);

  test('does what was added before and after somebody does it, each once', async () => {
    const done: number[] = [];
    const all = byHand<void>();
    await jobs.add(kind, { number: 1 });
    await jobs.work<{ number: number }>(kind, async ({ number }) => {
      done.push(number);
      if (done.length === 30) all.resolve();
    });
    for (let number = 2; number <= 30; number += 1) await jobs.add(kind, { number });
    await all.promise;
    expect([...done].sort((a, b) => a - b)).toEqual(Array.from({ length: 30 }, (_, at) => at + 1));
    await expect.poll(waiting).toEqual([]);
  });

  test('a key is added once while it waits, and again while it runs', async () => {
    for (let count = 0; count < 3; count += 1) await jobs.add(kind, { count }, { key: 'all' });
    expect(await waiting()).toHaveLength(1);
    const begun = byHand<void>();
    const goOn = byHand<void>();
    const twice = byHand<void>();
    let runs = 0;
    await jobs.work(kind, async () => {
      runs += 1;
      begun.resolve();
      if (runs === 2) twice.resolve();
      await goOn.promise;
    });
    await begun.promise;
    await jobs.add(kind, {}, { key: 'all' });
    goOn.resolve();
    await twice.promise;
  });

  test('what fails is done again, and named', async () => {
    const done = byHand<void>();
    let attempts = 0;
    await jobs.work(kind, async () => {
      attempts += 1;
      if (attempts === 1) throw new Error('not yet');
      done.resolve();
    });
    await jobs.add(kind, {});
    await done.promise;
    expect(faults).toEqual([new Error('not yet')]);
  });

  test('what waits or was cut off is done after a new start', async () => {
    const begun = byHand<void>();
    await jobs.work(kind, (_, signal) => {
      begun.resolve();
      return new Promise((_, reject) => signal.addEventListener('abort', () => reject(new Error('cut off'))));
    });
    await jobs.add(kind, { name: 'kept' });
    await begun.promise;
    await jobs.dispose();
    expect(await waiting()).toHaveLength(1);
    jobs = await open();
    const again = byHand<unknown>();
    await jobs.work(kind, async (data) => again.resolve(data));
    expect(await again.promise).toEqual({ name: 'kept' });
  });

  test('nothing is done before its time', async () => {
    const order: string[] = [];
    const done = byHand<void>();
    await jobs.add(kind, { name: 'later' }, { at: new Date(Date.now() + 300) });
    await jobs.add(kind, { name: 'now' });
    const start = Date.now();
    await jobs.work<{ name: string }>(kind, async ({ name }) => {
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
    await jobs.every(kind, 3_600, async () => {
      runs += 1;
      ran.resolve();
    });
    await ran.promise;
    await jobs.dispose();
    expect(runs).toBe(1);
  });
});
