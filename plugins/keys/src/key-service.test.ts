import {
  defineError,
  type HostDriver,
  type KeyDevice,
  PinLocked,
  type PinSetting,
  type PinStatus,
} from '@sealwright/core/api';
import { describe, expect, test, vi } from 'vitest';
import { makeDriver, makeProcesses, silent } from './key.fixture.ts';
import { KeyService } from './key-service.ts';

const PinCancelled = defineError('pin.cancelled', { 'zh-CN': '已取消。', en: 'Cancelled.' });
const hanging = makeDriver([], { tokens: () => new Promise(() => {}) });

function setting(override: Partial<HostDriver> = {}, others: Parameters<typeof makeProcesses>[0] = {}) {
  const info = { pinTasks: ['change', 'unblock'] } as const;
  const made = makeProcesses({ soft: makeDriver([{ info }], override), ...others });
  const setPin = vi.fn(async () => {});
  const pinEntry = { setPin, unlock: async () => ({ session: 's1' }) };
  const { list: drivers, directory, names, processes, changes } = made;
  const settings: PinSetting[] = [];
  const didSetPin = {
    call: async (setting: PinSetting) => {
      settings.push(setting);
      return setting;
    },
  };
  const keys = new KeyService({ drivers, directory, names, processes, pinEntry, didSetPin, changes, log: silent });
  return { ...made, keys, setPin, settings };
}

const deviceOf = async (keys: KeyService): Promise<KeyDevice> => (await keys.devices()).devices[0]!;

describe('setting a new PIN', () => {
  test('asks for it, saying whose PIN it is and how it stands, and shows what became of it', async () => {
    let pin: PinStatus = { state: 'last-try', triesLeft: 1 };
    const { keys, setPin } = setting({ pinStatus: async () => pin });
    const device = await deviceOf(keys);
    setPin.mockImplementation(async () => {
      pin = { state: 'ok', triesLeft: 3 };
    });
    const heard = vi.fn();
    keys.onDidChange(heard);
    await keys.setPin(device, 'change');
    const asked = {
      driver: 'soft',
      token: device.token,
      device: device.name,
      holder: '张三',
      pin: { state: 'last-try', triesLeft: 1 },
    };
    expect(setPin.mock.calls).toEqual([[{ ...asked, task: 'change' }, undefined]]);
    expect(heard).toHaveBeenCalledTimes(1);
    expect((await deviceOf(keys)).pin).toEqual(pin);
  });

  test('tells of a try that was lost', async () => {
    let pin: PinStatus = { state: 'ok', triesLeft: 3 };
    const { keys, setPin } = setting({ pinStatus: async () => pin });
    const device = await deviceOf(keys);
    setPin.mockImplementation(async () => {
      pin = { state: 'few-left', triesLeft: 2 };
      throw Object.assign(new Error(), { code: 'pin.cancelled' });
    });
    await expect(keys.setPin(device, 'change')).rejects.toMatchObject({ code: 'pin.cancelled' });
    expect((await deviceOf(keys)).pin).toEqual(pin);
  });

  test('is told to whoever listens, and so is that it came to nothing', async () => {
    const { keys, setPin, settings } = setting();
    const device = await deviceOf(keys);
    await keys.setPin(device, 'change');
    setPin.mockRejectedValue(PinCancelled({}));
    await expect(keys.setPin(device, 'unblock')).rejects.toMatchObject({ code: 'pin.cancelled' });
    const known = { device: device.name, serial: 'serial of token' };
    expect(settings).toEqual([
      { ...known, task: 'change' },
      { ...known, task: 'unblock', error: PinCancelled({}).toJSON() },
    ]);
  });

  test('is not asked for where it cannot be done', async () => {
    const { keys, setPin } = setting({ pinStatus: async () => ({ state: 'locked' }) });
    const device = await deviceOf(keys);
    await expect(keys.setPin(device, 'change')).rejects.toMatchObject({ code: PinLocked.code });
    const { pinTasks: _, ...token } = device.token;
    await expect(keys.setPin({ ...device, token }, 'unblock')).rejects.toMatchObject({ code: 'keys.pin-task-missing' });
    await expect(keys.setPin(device, 'unblock', AbortSignal.abort('given up'))).rejects.toBe('given up');
    expect(setPin).not.toHaveBeenCalled();
    await keys.setPin(device, 'unblock');
    expect(setPin).toHaveBeenCalledTimes(1);
  });
});

describe('a key that is named in full', () => {
  test('is found though another driver hangs', async () => {
    const { keys } = setting({}, { other: hanging });
    expect((await keys.find('soft:token:key')).ref).toBe('soft:token:key');
  });

  test('is found though its device is listed as another library shows it', async () => {
    const { keys } = setting({}, { twin: makeDriver([{}]) });
    expect((await keys.devices()).devices.map(({ driver }) => driver)).toEqual(['soft']);
    expect((await keys.find('twin:token:key')).driver).toBe('twin');
  });

  test('is not found where it is for encryption', async () => {
    const { keys } = setting({}, { other: makeDriver([{ usage: 'encryption', token: 'b' }]) });
    await expect(keys.find('other:b:key')).rejects.toMatchObject({ code: 'keys.not-found' });
  });
});

test('a driver that is switched off works again, and is asked anew', async () => {
  const tokens = vi.fn(async () => []);
  const { keys, resets } = setting({ tokens });
  await keys.devices();
  await keys.resetDriver('soft');
  await keys.devices();
  expect(resets).toEqual(['soft']);
  expect(tokens).toHaveBeenCalledTimes(2);
});

test('a new name is announced', async () => {
  const { keys } = setting();
  const heard = vi.fn();
  keys.onDidChange(heard);
  await keys.rename(await deviceOf(keys), '财务部');
  expect(heard).toHaveBeenCalledTimes(1);
  expect((await deviceOf(keys)).name).toEqual({ 'zh-CN': '财务部', en: '财务部' });
});

test('what a device shows without its PIN is read; of a driver that reads nothing it is nothing', async () => {
  const seal = { label: 'seal', value: Uint8Array.of(1) };
  const data = vi.fn(async () => [seal]);
  const { keys } = setting({ data });
  expect(await keys.data(await deviceOf(keys))).toEqual([seal]);
  expect(data.mock.calls).toEqual([['token']]);
  const plain = setting().keys;
  expect(await plain.data(await deviceOf(plain))).toEqual([]);
});

test('the PIN entry calls a device by its present name, whatever the caller calls it', async () => {
  const { keys, setPin } = setting();
  const device = await deviceOf(keys);
  const name = { 'zh-CN': '财务部', en: '财务部' };
  await keys.rename(device, '财务部');
  await keys.setPin({ ...device, name: { 'zh-CN': '请输入', en: 'Enter' } }, 'change');
  expect(setPin.mock.calls).toEqual([[expect.objectContaining({ device: name }), undefined]]);
});
