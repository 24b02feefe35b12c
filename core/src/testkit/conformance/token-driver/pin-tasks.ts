import { expect } from 'vitest';
import {
  PinIncorrect,
  PinLocked,
  PinUnfit,
  TokenRemoved,
  UnblockingPinIncorrect,
  UnblockingPinLocked,
} from '../../../api/index.ts';
import { type Bench, bytes, expectWiped, type Rules, rejects } from './bench.ts';
import { expectNowhere, written } from './pin.ts';

/** How a holder who knows the PIN gets another one. For drivers whose tokens have the task `change`. */
export const changePinRules: Rules = {
  async 'takes the new PIN from then on, and the old one no longer'(bench) {
    const { id, newPin } = await changeable(bench);
    await change(bench, id, bench.setting.pin, newPin);
    await rejects(bench.login(id), PinIncorrect);
    await bench.driver.logout(await bench.login(id, newPin));
    await bench.restart();
    await bench.driver.logout(await bench.login(id, newPin));
    const { triesLeft } = await bench.driver.pinStatus(id);
    expect(triesLeft).toBe(bench.setting.maxTries);
  },

  async 'costs a try and changes nothing when the old PIN is wrong'(bench) {
    const { maxTries, wrongPin } = bench.setting;
    const { id, newPin } = await changeable(bench);
    const fault = await rejects(change(bench, id, wrongPin, newPin), PinIncorrect);
    expect(fault.data.triesLeft).toBe(maxTries === undefined ? null : maxTries - 1);
    if (maxTries !== undefined) expect((await bench.driver.pinStatus(id)).triesLeft).toBe(maxTries - 1);
    await bench.driver.logout(await bench.login(id));
  },

  async 'changes nothing and costs no try when the new PIN is unfit'(bench) {
    const { id } = await changeable(bench);
    const unfit = await unfitPin(bench);
    await rejects(change(bench, id, bench.setting.pin, unfit), PinUnfit);
    const { triesLeft } = await bench.driver.pinStatus(id);
    expect(triesLeft).toBe(bench.setting.maxTries);
    await bench.driver.logout(await bench.login(id));
  },

  async 'is refused where the PIN is locked'(bench) {
    const { id, newPin } = await changeable(bench);
    if (bench.setting.locks === false) return bench.skip('the PIN of this token never locks');
    await bench.lock(id);
    await rejects(change(bench, id, bench.setting.pin, newPin), PinLocked);
  },

  async 'leaves the keys as they are'(bench) {
    const { id, newPin } = await changeable(bench);
    await change(bench, id, bench.setting.pin, newPin);
    const key = (await bench.driver.keys(id)).find(({ usage }) => usage === 'signing');
    if (key) await bench.signAndVerify(await bench.login(id, newPin), key);
  },

  async 'overwrites both PINs in memory, and shows neither'(bench) {
    const { pin, wrongPin } = bench.setting;
    const { id, newPin } = await changeable(bench);
    const attempts: [string, string][] = [
      ['no-such-token', pin],
      [id, wrongPin],
      [id, pin],
    ];
    const faults: unknown[] = [];
    for (const [token, old] of attempts) {
      const entered = [bytes(old), bytes(newPin)] as const;
      await bench.driver.changePin?.(token, ...entered).catch((fault: unknown) => faults.push(fault));
      expectWiped(...entered);
    }
    expect(faults.map((fault) => [TokenRemoved.is(fault), PinIncorrect.is(fault)])).toEqual([
      [true, false],
      [false, true],
    ]);
    expectNowhere([pin, wrongPin, newPin], [...faults.map(written), bench.setting.output()]);
  },
};

/** How a holder whose PIN is locked or forgotten gets another one. For drivers whose tokens have the task `unblock`. */
export const unblockPinRules: Rules = {
  async 'sets a new PIN where the old one is locked, with all its tries'(bench) {
    const { id, newPin, unblockingPin } = await blocked(bench);
    await unblock(bench, id, unblockingPin, newPin);
    const status = await bench.driver.pinStatus(id);
    expect(status.state).toBe(bench.setting.maxTries === 1 ? 'last-try' : 'ok');
    expect(status.triesLeft).toBe(bench.setting.maxTries);
    await bench.driver.logout(await bench.login(id, newPin));
    await rejects(bench.login(id), PinIncorrect, PinLocked);
  },

  async 'changes nothing when the unblocking PIN is wrong'(bench) {
    const { id, newPin, wrongUnblockingPin, maxUnblockingTries } = await blocked(bench);
    const fault = await rejects(unblock(bench, id, wrongUnblockingPin, newPin), UnblockingPinIncorrect);
    if (maxUnblockingTries !== undefined) expect(fault.data.triesLeft).toBe(maxUnblockingTries - 1);
    await rejects(bench.login(id, newPin), PinIncorrect, PinLocked);
    if (bench.setting.locks !== false) expect((await bench.driver.pinStatus(id)).state).toBe('locked');
  },

  async 'changes nothing when the new PIN is unfit'(bench) {
    const { id, newPin, unblockingPin } = await blocked(bench);
    await rejects(unblock(bench, id, unblockingPin, await unfitPin(bench)), PinUnfit);
    if (bench.setting.locks !== false) expect((await bench.driver.pinStatus(id)).state).toBe('locked');
    await unblock(bench, id, unblockingPin, newPin);
    await bench.driver.logout(await bench.login(id, newPin));
  },

  async 'is locked after too many wrong unblocking PINs'(bench) {
    const { id, newPin, unblockingPin, wrongUnblockingPin, maxUnblockingTries } = await blocked(bench);
    if (maxUnblockingTries === undefined) return bench.skip('the unblocking PIN of this token never locks');
    for (let tried = 0; tried < maxUnblockingTries; tried += 1) {
      await rejects(unblock(bench, id, wrongUnblockingPin, newPin), UnblockingPinIncorrect, UnblockingPinLocked);
    }
    await rejects(unblock(bench, id, unblockingPin, newPin), UnblockingPinLocked);
  },

  async 'overwrites both PINs in memory, and shows neither'(bench) {
    const { id, newPin, unblockingPin, wrongUnblockingPin } = await blocked(bench);
    const attempts: [string, string][] = [
      ['no-such-token', unblockingPin],
      [id, wrongUnblockingPin],
      [id, unblockingPin],
    ];
    const faults: unknown[] = [];
    for (const [token, typed] of attempts) {
      const entered = [bytes(typed), bytes(newPin)] as const;
      await bench.driver.unblockPin?.(token, ...entered).catch((fault: unknown) => faults.push(fault));
      expectWiped(...entered);
    }
    expect(faults.map((fault) => [TokenRemoved.is(fault), UnblockingPinIncorrect.is(fault)])).toEqual([
      [true, false],
      [false, true],
    ]);
    expectNowhere([unblockingPin, wrongUnblockingPin, newPin], [...faults.map(written), bench.setting.output()]);
  },
};

async function changeable(bench: Bench): Promise<{ readonly id: string; readonly newPin: string }> {
  const { token, given } = await bench.tokenWith('change');
  return { id: token.id, newPin: given.newPin };
}

/** A token to unblock, its PIN locked where it ever is. */
async function blocked(bench: Bench) {
  const { token, given } = await bench.tokenWith('unblock');
  const { unblockingPin, wrongUnblockingPin } = given;
  if (unblockingPin === undefined || wrongUnblockingPin === undefined) {
    throw new Error('the tokens have the task "unblock", so the suite must be given both unblocking PINs');
  }
  if (bench.setting.locks !== false) await bench.lock(token.id);
  return { ...given, id: token.id, unblockingPin, wrongUnblockingPin };
}

async function unfitPin(bench: Bench): Promise<string> {
  const { unfitPin } = bench.setting.pinTasks ?? {};
  if (unfitPin !== undefined) return unfitPin;
  const lengths = (await bench.driver.tokens()).flatMap(({ pinLength }) => pinLength?.max ?? []);
  if (lengths.length === 0) return bench.skip('no PIN is known that the tokens refuse');
  return '1'.repeat(Math.max(...lengths) + 1);
}

async function change(bench: Bench, token: string, oldPin: string, newPin: string): Promise<void> {
  await bench.driver.changePin?.(token, bytes(oldPin), bytes(newPin));
}

async function unblock(bench: Bench, token: string, unblockingPin: string, newPin: string): Promise<void> {
  await bench.driver.unblockPin?.(token, bytes(unblockingPin), bytes(newPin));
}
