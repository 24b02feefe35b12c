import { inspect } from 'node:util';
import { expect, vi } from 'vitest';
import { PinIncorrect, SessionClosed, TokenRemoved } from '../../../api/index.ts';
import { type Bench, type Rules, rejects } from './bench.ts';

/** Some drivers ask their library once a second. */
const patience = ({ setting }: Bench) => ({ timeout: setting.patience ?? 10_000, interval: 20 });

/** What happens when a token is pulled out and put back. For drivers under test that can do so. */
export const removalRules: Rules = {
  async 'is gone with all that it holds, and comes back as the same'(bench) {
    const { token, remove, insert } = await removable(bench);
    const keys = (await bench.driver.keys(token)).map(({ id }) => id);
    await remove();
    await rejects(bench.driver.keys(token), TokenRemoved);
    await rejects(bench.driver.pinStatus(token), TokenRemoved);
    await rejects(bench.login(token), TokenRemoved);
    await insert();
    expect((await bench.driver.keys(token)).map(({ id }) => id)).toEqual(keys);
    const { key } = await bench.signer();
    await bench.signAndVerify(await bench.login(token), key);
  },

  async 'ends its sessions, which stay over when it comes back'(bench) {
    const { token, remove, insert } = await removable(bench);
    const { key } = await bench.signer();
    const session = await bench.login(token);
    await bench.signAndVerify(session, key);
    await remove();
    await rejects(bench.signAndVerify(session, key), TokenRemoved, SessionClosed);
    await insert();
    await rejects(bench.signAndVerify(session, key), SessionClosed);
    await bench.driver.logout(session);
  },

  async 'in the middle of signing spoils no signature, and the driver lives on'(bench) {
    const { token, remove, insert } = await removable(bench);
    const { key } = await bench.signer();
    const session = await bench.login(token);
    const calls = Array.from({ length: 8 }, () => bench.signAndVerify(session, key).catch((fault: unknown) => fault));
    await remove();
    for (const fault of await Promise.all(calls)) {
      const isTold = fault === undefined || TokenRemoved.is(fault) || SessionClosed.is(fault);
      expect(isTold, inspect(fault)).toBe(true);
    }
    await insert();
    await bench.signAndVerify(await bench.login(token), key);
  },

  async 'gives no try of the PIN back'(bench) {
    const { maxTries, wrongPin } = bench.setting;
    if (maxTries === undefined) return bench.skip('the driver does not know how many tries are left');
    const { token, remove, insert } = await removable(bench);
    await rejects(bench.login(token, wrongPin), PinIncorrect);
    await remove();
    await insert();
    expect((await bench.driver.pinStatus(token)).triesLeft).toBe(maxTries - 1);
  },

  async 'is announced, and so is its return'(bench) {
    const { driver } = bench;
    if (!driver.onDidChangeTokens) return bench.skip('the driver does not know when tokens come and go');
    const { token, remove, insert } = await removable(bench);
    const seen: boolean[] = [];
    const listening = driver.onDidChangeTokens(() => {
      void driver.tokens().then((tokens) => seen.push(tokens.some(({ id }) => id === token)));
    });
    await remove();
    await vi.waitFor(() => expect(seen.at(-1)).toBe(false), patience(bench));
    await insert();
    await vi.waitFor(() => expect(seen.at(-1)).toBe(true), patience(bench));
    await listening.dispose();
  },
};

interface Removable {
  readonly token: string;
  /** Resolves when the driver lists the token no longer. */
  remove(): Promise<void>;
  /** Resolves when the driver lists the token again. */
  insert(): Promise<void>;
}

async function removable(bench: Bench): Promise<Removable> {
  const { remove, insert } = bench.setting;
  if (!remove || !insert) return bench.skip('the tokens of this driver cannot be pulled out here');
  const { token } = await bench.signer();
  const isListed = async () => (await bench.driver.tokens()).some(({ id }) => id === token);
  return {
    token,
    async remove() {
      await remove(token);
      await vi.waitFor(async () => expect(await isListed()).toBe(false), patience(bench));
    },
    async insert() {
      await insert(token);
      await vi.waitFor(async () => expect(await isListed()).toBe(true), patience(bench));
    },
  };
}
