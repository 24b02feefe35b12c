import {
  type CallHandler,
  type DeviceListing,
  defineError,
  definePlugin,
  Emitter,
  type KeyDevice,
  Keys,
  ViewCalls,
} from '@sealwright/core/api';
import { startTestHost, type TestHost, testPlugin } from '@sealwright/core/testkit';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import manifest from '../package.json' with { type: 'json' };
import type { DeviceBoard } from './common-devices-rpc.ts';
import { testDevice, testKey } from './device.fixture.ts';

const Hung = defineError('driver.hung', { 'zh-CN': '没有响应。', en: 'No answer.' });
const title = { 'zh-CN': '测试密钥', en: 'Test keys' };

let host: TestHost;
let calls: CallHandler;
let listing: DeviceListing;
const changed = new Emitter<void>();
const setPin = vi.fn<Keys['setPin']>();
const rename = vi.fn<Keys['rename']>();

beforeEach(async () => {
  const device = testDevice('F320078983');
  const keys = (['encryption', 'signing'] as const).map((usage) => testKey(device, '张三', usage));
  listing = { devices: [{ ...device, keys }], troubles: [], pending: [] };
  setPin.mockReset();
  rename.mockReset();
  const owner = testPlugin(
    { id: 'keys', provides: { keys: '1.0.0' } },
    definePlugin({
      activate({ own, provide }) {
        const devices = async () => listing;
        own(provide(Keys, { devices, setPin, rename, onDidChange: changed.event } as Partial<Keys> as Keys));
      },
    }),
  );
  const seals = testPlugin({
    id: 'seal-list',
    contributes: { views: [{ id: 'seal-list.page', title, place: 'page' }] },
  });
  const soft = testPlugin({
    id: 'soft',
    contributes: { tokenDrivers: [{ id: 'soft', title, software: true }] },
    driver: '/soft.js',
  });
  host = await startTestHost({
    plugins: [owner, seals, soft, { manifest, origin: 'bundled', load: () => import('./host.ts') }],
  });
  calls = await host.point(ViewCalls).get('device-list')!.load();
});
afterEach(() => host.dispose());

const call = (method: string, ...args: unknown[]) =>
  calls.call(method, args, { signal: new AbortController().signal, progress: () => {} });

/** What `watch` has reported so far. */
function watch() {
  const ending = new AbortController();
  const boards: DeviceBoard[] = [];
  const progress = (board: unknown) => void boards.push(board as DeviceBoard);
  const ended = calls.call('watch', [], { signal: ending.signal, progress });
  return {
    boards,
    async end() {
      ending.abort();
      await ended;
    },
  };
}

async function board(): Promise<DeviceBoard> {
  const { boards, end } = watch();
  await vi.waitFor(() => expect(boards).not.toHaveLength(0));
  await end();
  return boards[0]!;
}

test('a device is told with its PIN and its certificates, the signing one first', async () => {
  const { devices } = await board();
  expect(devices).toMatchObject([
    {
      name: { 'zh-CN': '网证通-F320078983' },
      pin: { state: 'ok', triesLeft: 6 },
      certificates: [{ usage: 'signing' }, { usage: 'encryption' }],
    },
  ]);
});

test('keys in files are told from those that somebody plugs in', async () => {
  listing = { ...listing, devices: [...listing.devices, testDevice('SFE7', { driver: 'soft' })] };
  const { devices } = await board();
  expect(devices.map(({ isSoftware }) => isSoftware)).toEqual([false, true]);
});

test('what else is installed is offered, and nothing that is not', async () => {
  expect((await board()).offers).toEqual(['seal-list.page']);
});

test('why a driver has failed is told, also where it threw no sentence', async () => {
  const trouble = { driver: 'netca', title, quarantined: true };
  listing = {
    ...listing,
    troubles: [
      { ...trouble, error: Hung({}) },
      { ...trouble, error: new TypeError('x') },
    ],
  };
  const { troubles } = await board();
  expect(troubles.map(({ error }) => error.code)).toEqual(['driver.hung', 'keys.driver-failed']);
});

test('insertion and removal are told as they happen', async () => {
  const { boards, end } = watch();
  await vi.waitFor(() => expect(boards).toHaveLength(1));
  listing = { ...listing, devices: [] };
  changed.fire();
  await vi.waitFor(() => expect(boards.map(({ devices }) => devices.length)).toEqual([1, 0]));
  await end();
});

test('a device is unblocked and renamed by what was shown of it', async () => {
  const [device] = (await board()).devices;
  await call('setPin', device!.ref, 'unblock');
  expect(setPin).toHaveBeenCalledWith(
    expect.objectContaining<Partial<KeyDevice>>({ ref: device!.ref }),
    'unblock',
    expect.anything(),
  );
  await call('rename', device!.ref, '财务章');
  await call('rename', device!.ref, null);
  expect(rename.mock.calls.map(([, name]) => name)).toEqual(['财务章', undefined]);
});

test('a device that nobody has seen cannot be meant', async () => {
  await expect(call('setPin', 'netca:gone', 'change')).rejects.toMatchObject({ code: 'token.removed' });
});
