/**
 * 我的签署 over the platform through a bad network: nothing is lost and nothing is done twice, whatever the network does and
 * however often programs are stopped. `SEALWRIGHT_SCHEDULES` says how many schedules are tried, `SEALWRIGHT_SEED` which is
 * the first: one that failed is tried again alone by its seed.
 */

import { createHash } from 'node:crypto';
import { open } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openServerDatabase } from '../../platform/src/database/index.ts';
import { PlatformLab } from '../../platform/src/testing/index.ts';
import { newPostgresDatabase } from '../../platform/src/testing/postgres-cluster.ts';
import { runSchedule, type ScheduleParts } from './inbox-schedule.ts';

const SCHEDULES = Number(process.env.SEALWRIGHT_SCHEDULES ?? 6);
const FIRST = Number(process.env.SEALWRIGHT_SEED ?? 1);
/** At the same time: most of one is waiting for another turn. */
const LANES = 4;
/** Milliseconds for one, on a busy machine. */
const PATIENCE = 20_000;

let parts: ScheduleParts;
beforeAll(async () => {
  const lab = await PlatformLab.open({
    // Faster than the one in this process, and it carries out what comes at the same time at the same time.
    database: await openServerDatabase({ url: await newPostgresDatabase() }),
    // As the platform's own, but for the signature: what is handed in begins with what was handed out.
    async judge(task) {
      const base = task.kind === 'revision' ? task.base : { size: 0, sha256: await digestOf(task.path, 0) };
      if ((await digestOf(task.path, base.size)) === base.sha256) return { accepted: true, pages: 1, signatures: [] };
      return { accepted: false, code: 'file-not-continued', reason: { 'zh-CN': '', en: '' } };
    },
  });
  await lab.app.listen({ host: '127.0.0.1', port: 0 });
  const { port } = lab.app.server.address() as AddressInfo;
  const keys = { JIA: await lab.enrol('JIA'), YI: await lab.enrol('YI'), BING: await lab.enrol('BING') };
  parts = { lab, keys, origin: `http://127.0.0.1:${port}` };
});
afterAll(() => parts?.lab.dispose());

test(`${SCHEDULES} schedules`, { timeout: SCHEDULES * PATIENCE }, async () => {
  const total = { done: 0, refused: 0, requests: 0, disturbed: 0, stops: 0 };
  const wrong: Record<string, readonly string[]> = {};
  let next = FIRST;
  const lane = async () => {
    while (next < FIRST + SCHEDULES) {
      const seed = next++;
      const { faults, ...counts } = await runSchedule(parts, seed);
      if (faults.length > 0) wrong[`seed ${seed}`] = faults;
      for (const name of Object.keys(total) as (keyof typeof total)[]) total[name] += counts[name];
    }
  };
  await Promise.all(Array.from({ length: LANES }, lane));
  expect(wrong).toEqual({});
  expect(parts.lab.faults).toEqual([]);
  // A network that disturbs nothing, and users who do nothing, would prove nothing.
  expect(total.disturbed / total.requests).toBeGreaterThan(0.1);
  expect(total.done).toBeGreaterThan(SCHEDULES * 6);
  console.log(`${SCHEDULES} schedules from seed ${FIRST}: ${JSON.stringify(total)}`);
});

/** SHA-256 of the first bytes of a file. */
async function digestOf(path: string, size: number): Promise<string> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(size), 0, size, 0);
    return createHash('sha256').update(buffer.subarray(0, bytesRead)).digest('hex');
  } finally {
    await file.close();
  }
}
