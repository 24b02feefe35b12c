/**
 * Lists of a platform with 1,000,000 vouchers of 1,000 companies on PostgreSQL: requests per second and times over HTTP,
 * one instance and three, all companies asking in turn. `SEALWRIGHT_BENCH_VOUCHERS` asks for another number of vouchers.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openServerDatabase } from '../../platform/src/database/index.ts';
import { newPostgresDatabase, vacuumed } from '../../platform/src/testing/postgres-cluster.ts';
import { PlatformProgram } from '../platform/platform-program.ts';
import { companyOf, seedVouchers, tokenOf } from './seed-vouchers.ts';

const VOUCHERS = Number(process.env.SEALWRIGHT_BENCH_VOUCHERS ?? 1_000_000);
const COMPANIES = 1_000;
/** Requests at the same time, and milliseconds of each measurement. */
const CLIENTS = 16;
const DURATION = 4_000;

const QUERIES: Readonly<Record<string, string>> = {
  'tab todo': '/vouchers?tab=todo&page=1&pageSize=10',
  'tab initiated': '/vouchers?tab=initiated&page=1&pageSize=10',
  'page 50 of initiated': '/vouchers?tab=initiated&page=50&pageSize=10',
  'search by part of a name': `/vouchers?tab=initiated&q=${encodeURIComponent('合同 99')}&page=1&pageSize=10`,
  counts: '/vouchers/counts',
};

const folder = mkdtempSync(join(tmpdir(), 'sealwright-bench-'));
const url = await newPostgresDatabase();
const database = await openServerDatabase({ url });
const began = performance.now();
await seedVouchers(database, { companies: COMPANIES, vouchers: VOUCHERS });
await database.close();
await vacuumed(url);
console.log(
  `${VOUCHERS} vouchers of ${COMPANIES} companies, made in ${((performance.now() - began) / 1000).toFixed(0)} s`,
);

for (const count of [1, 3]) {
  const settings = {
    SEALWRIGHT_PLATFORM_DATA: folder,
    SEALWRIGHT_PLATFORM_DATABASE: url,
    SEALWRIGHT_PLATFORM_ORIGINS: 'http://127.0.0.1',
    SEALWRIGHT_PLATFORM_RATE: '100000',
    SEALWRIGHT_PLATFORM_BURST: '100000',
  };
  const programs: PlatformProgram[] = [];
  for (let n = 0; n < count; n++) programs.push(await PlatformProgram.start(settings));
  for (const [name, path] of Object.entries(QUERIES)) {
    const times = await measured(programs.map(({ baseUrl }) => `${baseUrl}${path}`));
    const at = (share: number) => (times[Math.floor((times.length - 1) * share)] ?? Number.NaN).toFixed(1);
    const rate = (times.length / (DURATION / 1000)).toFixed(0);
    console.log(`${count} instance(s), ${name}: ${rate}/s, p50 ${at(0.5)} ms, p99 ${at(0.99)} ms`);
  }
  for (const program of programs) await program.end();
}
rmSync(folder, { recursive: true });

/** Milliseconds of each answer, the fastest first. */
async function measured(addresses: readonly string[]): Promise<readonly number[]> {
  const times: number[] = [];
  let next = 0;
  const client = async (end: number, counts: boolean) => {
    while (performance.now() < end) {
      next += 1;
      const start = performance.now();
      const response = await fetch(addresses[next % addresses.length] as string, {
        headers: { authorization: `Bearer ${tokenOf(companyOf((next * 7) % COMPANIES))}` },
      });
      const text = await response.text();
      if (response.status !== 200) throw new Error(`${response.status} ${text.slice(0, 300)}`);
      if (counts) times.push(performance.now() - start);
    }
  };
  const all = (duration: number, counts: boolean) =>
    Promise.all(Array.from({ length: CLIENTS }, () => client(performance.now() + duration, counts)));
  // The first requests make connections and plans, and do not count.
  await all(DURATION / 4, false);
  await all(DURATION, true);
  return times.sort((a, b) => a - b);
}
