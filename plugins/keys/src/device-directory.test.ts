import { type HostDriver, SealwrightError, type TokenInfo } from '@sealwright/core/api';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { makeDriver, makeKey, makeProcesses } from './key.fixture.ts';

const SECOND = 1_000;
const title = { 'zh-CN': '网证通', en: 'NETCA' };
const library = (id: string) => ({ id, title, options: {} });

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** A driver whose listing of tokens the test answers itself, as often as it is asked. */
function slowDriver(spec: Parameters<typeof makeDriver>[0] = [{}]) {
  const waiting: (() => void)[] = [];
  const driver = makeDriver(spec);
  const tokens = vi.fn<HostDriver['tokens']>(async () => {
    await new Promise<void>((resolve) => waiting.push(resolve));
    return driver.tokens();
  });
  return {
    driver: { ...driver, tokens },
    tokens,
    async answer() {
      for (const resolve of waiting.splice(0)) resolve();
      await vi.advanceTimersByTimeAsync(0);
    },
  };
}

/** What a directory lists when two seconds have passed at most. */
async function devicesOf({ directory }: Pick<ReturnType<typeof makeProcesses>, 'directory'>) {
  const listing = directory.devices();
  await vi.advanceTimersByTimeAsync(2 * SECOND);
  return listing;
}

describe('a driver that hangs', () => {
  test('holds up no other, is named as pending, and is announced when it answers', async () => {
    const slow = slowDriver([{ token: 'b' }]);
    const made = makeProcesses(
      { soft: makeDriver([{ token: 'a' }]), 'netca/one': slow.driver },
      { netca: { list: async () => [library('one')] } },
    );
    const heard = vi.fn();
    made.changes.event(heard);
    const early = await devicesOf(made);
    expect(early.devices.map(({ ref }) => ref)).toEqual(['soft:a']);
    expect(early.pending).toEqual([{ driver: 'netca/one', title }]);
    expect(heard).not.toHaveBeenCalled();
    await slow.answer();
    expect(heard).toHaveBeenCalledTimes(1);
    const late = await made.directory.devices();
    expect(late.devices.map(({ ref }) => ref)).toEqual(['soft:a', 'netca/one:b']);
    expect(late.pending).toEqual([]);
  });

  test('is waited for once, not by each who asks', async () => {
    const made = makeProcesses({ soft: makeDriver([{}]), other: slowDriver().driver });
    await devicesOf(made);
    const again = vi.fn();
    void made.directory.devices().then(again);
    await vi.advanceTimersByTimeAsync(0);
    expect(again).toHaveBeenCalledTimes(1);
    expect(again.mock.calls[0]?.[0]).toMatchObject({ devices: [{ driver: 'soft' }], pending: [{ driver: 'other' }] });
  });

  test('keeps nobody from the name of a device of another driver', async () => {
    const made = makeProcesses(
      { soft: makeDriver([{ token: 'a', label: 'First' }]), other: slowDriver().driver },
      { netca: { list: () => new Promise(() => {}) } },
    );
    const { token } = makeKey({ token: 'a', label: 'First' });
    expect(await made.directory.nameOf({ driver: 'soft', token })).toEqual({ 'zh-CN': 'First', en: 'First' });
    expect(await made.directory.nameOf({ driver: 'gone', token })).toBeUndefined();
  });

  test('is as little in the way as a source of libraries that hangs', async () => {
    const made = makeProcesses({ soft: makeDriver([{}]) }, { netca: { list: () => new Promise(() => {}) } });
    const { devices, pending } = await devicesOf(made);
    expect(devices).toHaveLength(1);
    expect(pending).toEqual([{ driver: 'netca', title: { 'zh-CN': '驱动', en: 'Driver' } }]);
  });

  test('is waited for where the whole list is wanted', async () => {
    const slow = slowDriver();
    const { directory } = makeProcesses({ soft: slow.driver });
    const complete = directory.complete();
    await vi.advanceTimersByTimeAsync(50 * SECOND);
    await slow.answer();
    const { devices, pending } = await complete;
    expect(devices).toHaveLength(1);
    expect(pending).toEqual([]);
  });
});

describe('a driver is asked', () => {
  test('once for all who want to know at the same time', async () => {
    const slow = slowDriver();
    const { directory } = makeProcesses({ soft: slow.driver });
    const listings = [directory.devices(), directory.complete(), directory.devices()];
    await vi.advanceTimersByTimeAsync(0);
    await slow.answer();
    for (const { devices } of await Promise.all(listings)) expect(devices).toHaveLength(1);
    expect(slow.tokens).toHaveBeenCalledTimes(1);
  });

  test('anew while its last answer is given at once; only another answer is announced', async () => {
    let tokens: readonly TokenInfo[] = [];
    const listTokens = vi.fn(async () => {
      await new Promise((resolve) => setTimeout(resolve, 100));
      return tokens;
    });
    const made = makeProcesses({ soft: makeDriver([], { tokens: listTokens, keys: async () => [] }) });
    const heard = vi.fn();
    made.changes.event(heard);
    const devices = async () => (await made.directory.devices()).devices;
    expect((await devicesOf(made)).devices).toEqual([]);
    expect(await devices()).toEqual([]);
    await vi.advanceTimersByTimeAsync(SECOND);
    expect(listTokens).toHaveBeenCalledTimes(2);
    expect(heard).not.toHaveBeenCalled();
    tokens = [{ id: 'a', label: 'A', serial: '1', manufacturer: '' }];
    await vi.advanceTimersByTimeAsync(SECOND);
    expect(await devices()).toEqual([]);
    await vi.advanceTimersByTimeAsync(100);
    expect(heard).toHaveBeenCalledTimes(1);
    expect(await devices()).toMatchObject([{ ref: 'soft:a' }]);
  });

  test.each(['changeTokens', 'restart'] as const)(
    'anew, and alone, after its %s; nobody gets its old answer',
    async (event) => {
      const [slow, other] = [slowDriver([{ token: 'a' }]), slowDriver([{ token: 'b' }])];
      const made = makeProcesses({ soft: slow.driver, other: other.driver });
      const first = made.directory.devices();
      await vi.advanceTimersByTimeAsync(0);
      await Promise.all([slow.answer(), other.answer()]);
      expect((await first).devices).toHaveLength(2);
      const heard = vi.fn();
      made.changes.event(heard);
      made[event]('soft');
      expect(heard).toHaveBeenCalledTimes(1);
      const { devices, pending } = await devicesOf(made);
      expect(devices.map(({ ref }) => ref)).toEqual(['other:b']);
      expect(pending.map(({ driver }) => driver)).toEqual(['soft']);
      expect([slow.tokens.mock.calls.length, other.tokens.mock.calls.length]).toEqual([2, 1]);
    },
  );

  test('once more when something happened while it was asked', async () => {
    const slow = slowDriver();
    const { directory, changeTokens } = makeProcesses({ soft: slow.driver });
    const complete = directory.complete();
    await vi.advanceTimersByTimeAsync(0);
    changeTokens('soft');
    await slow.answer();
    expect(slow.tokens).toHaveBeenCalledTimes(2);
    await slow.answer();
    expect((await complete).devices).toHaveLength(1);
  });

  test('no more than three times by one who asks, though it announces a change each time', async () => {
    const tokens = vi.fn(async (): Promise<readonly TokenInfo[]> => {
      made.changeTokens('soft');
      return [];
    });
    const made = makeProcesses({ soft: makeDriver([], { tokens }) });
    expect((await made.directory.complete()).devices).toEqual([]);
    expect(tokens).toHaveBeenCalledTimes(3);
  });
});

describe('what goes wrong', () => {
  /** A driver whose process ends for each of the given reasons, one after the other, and then answers. */
  function failing(...codes: readonly string[]) {
    const sentence = { 'zh-CN': '驱动出错。', en: 'The driver failed.' };
    const reasons = codes.map((code) => new SealwrightError(code, {}, sentence));
    const driver = makeDriver([{}]);
    const tokens = vi.fn(async () => {
      const reason = reasons.shift();
      if (!reason) return driver.tokens();
      made.restart('soft');
      throw reason;
    });
    const made = makeProcesses({ soft: { ...driver, tokens } });
    return { ...made, tokens };
  }

  test('once, with a process that crashes, is not even told', async () => {
    const { directory } = failing('driver.crashed');
    expect(await directory.complete()).toMatchObject({ devices: [{ ref: 'soft:token' }], troubles: [] });
  });

  test('over and over with a process that crashes ends when it is switched off', async () => {
    const made = failing('driver.crashed', 'driver.crashed', 'driver.crashed', 'driver.quarantined');
    expect((await made.directory.complete()).troubles).toMatchObject([{ quarantined: true }]);
    expect((await made.directory.devices()).troubles).toMatchObject([{ quarantined: true }]);
    expect(made.tokens).toHaveBeenCalledTimes(4);
  });

  test('with a process that hung until it was stopped is told, and not tried again', async () => {
    const made = failing('driver.deadline');
    expect((await made.directory.complete()).troubles).toMatchObject([{ error: { code: 'driver.deadline' } }]);
    expect((await made.directory.devices()).troubles).toHaveLength(1);
    expect(made.tokens).toHaveBeenCalledTimes(1);
  });

  test('with a driver is told with its title, and whether it is switched off', async () => {
    const sentence = { 'zh-CN': '驱动反复出错，已停用。', en: 'The driver was stopped.' };
    const quarantined = new SealwrightError('driver.quarantined', {}, sentence);
    const other = new Error('no answer');
    const made = makeProcesses(
      { a: quarantined, 'netca/one': other },
      { netca: { list: async () => [library('one')] } },
    );
    expect((await devicesOf(made)).troubles).toEqual([
      { driver: 'a', title: { 'zh-CN': '驱动', en: 'Driver' }, error: quarantined, quarantined: true },
      { driver: 'netca/one', title, error: other, quarantined: false },
    ]);
  });

  test('with the keys of a device does not hide the device, nor does an unknown state of its PIN', async () => {
    const broken = makeDriver([{}], {
      keys: () => Promise.reject(new Error('the chip does not answer')),
      pinStatus: () => Promise.reject(new Error('busy')),
    });
    const { devices, troubles } = await devicesOf(makeProcesses({ soft: broken }));
    expect(devices).toMatchObject([{ ref: 'soft:token', keys: [] }]);
    expect(devices[0]).not.toHaveProperty('pin');
    expect(troubles).toHaveLength(1);
  });

  test('with the library that shows a device leaves it to the next one that does', async () => {
    const drivers = { 'netca/one': makeDriver([{}]), 'netca/two': makeDriver([{}]) };
    const made = makeProcesses(drivers, { netca: { list: async () => [library('one'), library('two')] } });
    expect((await devicesOf(made)).devices.map(({ ref }) => ref)).toEqual(['netca/one:token']);
    drivers['netca/one'] = new Error('crashed') as never;
    const failing = makeProcesses(drivers, { netca: { list: async () => [library('one'), library('two')] } });
    const { devices, troubles } = await devicesOf(failing);
    expect(devices.map(({ ref }) => ref)).toEqual(['netca/two:token']);
    expect(troubles.map(({ driver }) => driver)).toEqual(['netca/one']);
  });
});
