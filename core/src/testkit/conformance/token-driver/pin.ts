import { inspect } from 'node:util';
import { expect } from 'vitest';
import { PinIncorrect, PinLocked, TokenRemoved } from '../../../api/index.ts';
import { bytes, expectWiped, type Rules, rejects } from './bench.ts';

/** What a driver does with the PIN of a token. */
export const pinRules: Rules = {
  async 'opens a session when it is right'(bench) {
    const { token, key } = await bench.signer();
    const session = await bench.login(token);
    expect(session).not.toContain(bench.setting.pin);
    await bench.signAndVerify(session, key);
  },

  async 'costs a try when it is wrong, and gives all tries back when it is right'(bench) {
    const { maxTries, wrongPin } = bench.setting;
    const { token } = await bench.signer();
    const fault = await rejects(bench.login(token, wrongPin), PinIncorrect);
    expect(fault.data.triesLeft).toBe(maxTries === undefined ? null : maxTries - 1);
    if (maxTries !== undefined) expect((await bench.driver.pinStatus(token)).triesLeft).toBe(maxTries - 1);
    await bench.driver.logout(await bench.login(token));
    const { triesLeft } = await bench.driver.pinStatus(token);
    expect(triesLeft).toBe(maxTries);
  },

  async 'is locked after too many wrong ones, the last try told before, and stays locked when the driver starts anew'(
    bench,
  ) {
    const { locks, maxTries } = bench.setting;
    if (locks === false) return bench.skip('the PIN of this token never locks');
    const { token } = await bench.signer();
    const states = await bench.lock(token);
    expect(states).toHaveLength(maxTries ?? states.length);
    expect(states.at(-1)).toBe('last-try');
    await rejects(bench.login(token), PinLocked);
    await bench.restart();
    expect((await bench.driver.pinStatus(token)).state).toBe('locked');
    await rejects(bench.login(token), PinLocked);
  },

  async 'is overwritten in memory, right or wrong'(bench) {
    const { pin, wrongPin } = bench.setting;
    const { token } = await bench.signer();
    const right = bytes(pin);
    await bench.driver.login(token, right);
    const wrong = bytes(wrongPin);
    await rejects(bench.driver.login(token, wrong), PinIncorrect);
    const stray = bytes(pin);
    await rejects(bench.driver.login('no-such-token', stray), TokenRemoved);
    expectWiped(right, wrong, stray);
  },

  async 'appears in no error and in nothing that the driver prints'(bench) {
    const { pin, wrongPin } = bench.setting;
    const { token, key } = await bench.signer();
    const faults = [
      await bench.login('no-such-token').catch((fault: unknown) => fault),
      await bench.login(token, wrongPin).catch((fault: unknown) => fault),
    ];
    await bench.signAndVerify(await bench.login(token), key);
    expectNowhere([pin, wrongPin], [...faults.map(written), bench.setting.output()]);
  },
};

/** An error as logs and messages may show it. */
export function written(fault: unknown): string {
  return inspect(fault, { depth: 10, showHidden: true }) + JSON.stringify(fault);
}

export function expectNowhere(pins: readonly string[], texts: readonly string[]): void {
  const seen = texts.join('\n');
  for (const pin of pins) {
    for (const form of ['utf8', 'hex', 'base64'] as const) expect(seen).not.toContain(Buffer.from(pin).toString(form));
  }
}
