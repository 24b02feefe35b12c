import { expect } from 'vitest';
import { SessionClosed, TokenRemoved } from '../../../api/index.ts';
import type { Bench, Rules } from './bench.ts';
import { rejects } from './bench.ts';

const LARGEST = 1024 * 1024;

/** What else the tokens hold, for drivers that read it. */
export const dataRules: Rules = {
  async 'shows to everybody what needs no PIN, and nothing else'(bench) {
    for (const { id, data } of expected(bench)) expect(await labels(bench, id)).toEqual([...data.open].sort());
  },

  async 'shows to the holder all of it'(bench) {
    for (const { id, data } of expected(bench)) {
      const session = await bench.login(id);
      expect(await labels(bench, id, session)).toEqual([...data.open, ...data.behindPin].sort());
      await bench.driver.logout(session);
      expect(await labels(bench, id)).toEqual([...data.open].sort());
    }
  },

  async 'shows nothing to a session that is over'(bench) {
    for (const { id } of expected(bench)) {
      const session = await bench.login(id);
      await bench.driver.logout(session);
      await rejects(labels(bench, id, session), SessionClosed);
    }
  },

  async 'is of no token that is not there'(bench) {
    expected(bench);
    await rejects(labels(bench, 'no-such-token'), TokenRemoved);
  },

  async 'gives no object of more than 1 MiB'(bench) {
    const { driver } = bench;
    if (!driver.data) return bench.skip('the driver reads no data objects');
    for (const { id } of bench.setting.tokens) {
      const session = await bench.login(id);
      for (const { value } of await driver.data(id, session)) expect(value.length).toBeLessThanOrEqual(LARGEST);
    }
  },
};

function expected(bench: Bench) {
  const tokens = bench.setting.tokens.flatMap(({ id, data }) => (data ? [{ id, data }] : []));
  return tokens.length > 0 ? tokens : bench.skip('no token is said to hold data objects');
}

async function labels(bench: Bench, token: string, session?: string): Promise<readonly string[]> {
  const data = await bench.driver.data?.(token, session);
  return (data ?? []).map(({ label }) => label).sort();
}
