import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  type CallHandler,
  type DeviceListing,
  defineError,
  definePlugin,
  Emitter,
  Keys,
  type LibraryReport,
  type Notice,
  type Seal,
  type SealFinding,
  Seals,
  SetupSteps,
  ViewCalls,
  Workbench,
} from '@sealwright/core/api';
import { shellService } from '@sealwright/core/kernel';
import { startTestHost, type TestHost, testPlugin } from '@sealwright/core/testkit';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import manifest from '../package.json' with { type: 'json' };
import type { DeviceReport, DriverReport, FoundSeal, NewDevice } from './common-device-init-rpc.ts';
import { testDevice } from './device.fixture.ts';

const both = (text: string) => ({ 'zh-CN': text, en: text });
const Hung = defineError('driver.hung', both('No answer.'));
const NOTHING: DeviceListing = { devices: [], troubles: [], pending: [] };

let host: TestHost;
let calls: CallHandler;
let listing: DeviceListing;
let reports: readonly (LibraryReport & { driver: string })[];
let findings: readonly SealFinding[];
const changed = new Emitter<void>();
const sealsChanged = new Emitter<void>();
const keys = { rename: vi.fn(), resetDriver: vi.fn(), list: vi.fn() };
const readPrivate = vi.fn();
const workbench = {
  notify: vi.fn<(notice: Notice) => void>(),
  withdrawNotice: vi.fn<(id: string) => void>(),
  runCommand: vi.fn(),
};

async function start(profile?: string) {
  const services = testPlugin(
    { id: 'services', provides: { keys: '1.0.0', seals: '1.0.0' } },
    definePlugin({
      activate({ own, provide }) {
        const devices = async () => listing;
        const libraries = async () => reports;
        const given: Partial<Keys> = { ...keys, devices, libraries, onDidChange: changed.event };
        own(provide(Keys, given as Keys));
        const seals: Partial<Seals> = { inspect: async () => findings, readPrivate, onDidChange: sealsChanged.event };
        own(provide(Seals, seals as Seals));
      },
    }),
  );
  const driver = (id: string, more: object) =>
    testPlugin({ id, contributes: { tokenDrivers: [{ id, title: both(id), ...more }] }, driver: `/${id}.js` });
  host = await startTestHost({
    plugins: [
      ...[services, driver('netca', { perLibrary: true }), driver('soft', { software: true })],
      { manifest, origin: 'bundled', load: () => import('./host.ts') },
    ],
    services: [shellService(Workbench, '1.0.0', workbench)],
    ...(profile !== undefined && { profile }),
  });
  calls = await host.point(ViewCalls).get('device-init')!.load();
}

beforeEach(async () => {
  vi.clearAllMocks();
  keys.list.mockResolvedValue({ keys: [], faults: [] });
  listing = NOTHING;
  reports = [];
  findings = [];
  await start();
});
afterEach(() => host.dispose());

const call = (method: string, ...args: unknown[]) =>
  calls.call(method, args, { signal: new AbortController().signal, progress: () => {} });

/** Runs while a method reports; what it has reported so far is given. */
async function watching<T>(method: string, args: readonly unknown[], run: (told: readonly T[]) => Promise<void>) {
  const ending = new AbortController();
  const told: T[] = [];
  const progress = (value: unknown) => void told.push(value as T);
  const ended = calls.call(method, [...args], { signal: ending.signal, progress });
  try {
    await run(told);
  } finally {
    ending.abort();
    await ended;
  }
}

function plugIn(...devices: readonly ReturnType<typeof testDevice>[]) {
  listing = { ...listing, devices };
  changed.fire();
}

describe('a device that was never seen', () => {
  const announced = () => workbench.notify.mock.calls.map(([notice]) => notice);

  test('is announced with a way to the wizard, once in its life', async () => {
    const device = testDevice('F320078983');
    plugIn(device);
    await vi.waitFor(() => expect(announced()).toHaveLength(1));
    expect(announced()[0]).toMatchObject({
      message: { 'zh-CN': expect.stringContaining('网证通-F320078983') },
      actions: [{ command: 'device-init.open', argument: device.ref }],
    });
    plugIn();
    plugIn(device, testDevice('F320078984'));
    await vi.waitFor(() => expect(announced()).toHaveLength(2));
    expect(announced()[1]?.message.en).toContain('F320078984');
  });

  test('is not announced again by the next run', async () => {
    const profile = await mkdtemp(join(tmpdir(), 'sealwright-init-'));
    try {
      await host.dispose();
      await start(profile);
      plugIn(testDevice('1'));
      await vi.waitFor(() => expect(announced()).toHaveLength(1));
      await host.dispose();
      await start(profile);
      plugIn(testDevice('1'), testDevice('2'));
      await vi.waitFor(() => expect(announced()).toHaveLength(2));
      expect(announced()[1]?.message.en).toContain('NETCA-2');
    } finally {
      await host.dispose();
      await rm(profile, { recursive: true });
    }
  });

  test('is not announced when it is a software key', async () => {
    plugIn(testDevice('1', 'soft'), testDevice('2'));
    await vi.waitFor(() => expect(announced()).toHaveLength(1));
    expect(announced()[0]?.message.en).toContain('NETCA-2');
  });

  test('is not announced while the wizard shows it, and not afterwards', async () => {
    await watching<DeviceReport>('watchDevices', [], async (told) => {
      plugIn(testDevice('1'));
      await vi.waitFor(() => expect(told.at(-1)?.devices).toHaveLength(1));
      // Met, but not set up.
      await watching<NewDevice[]>('watchNew', [], (news) => vi.waitFor(() => expect(news.at(-1)).toHaveLength(1)));
    });
    plugIn(testDevice('1'), testDevice('2'));
    await vi.waitFor(() => expect(announced()).toHaveLength(1));
    expect(announced()[0]?.message.en).toContain('NETCA-2');
  });

  test('is announced no longer when it is pulled out, or when a wizard shows it', async () => {
    const withdrawn = () => workbench.withdrawNotice.mock.calls.map(([id]) => id);
    const [one, two] = [testDevice('1'), testDevice('2')];
    plugIn(one, two);
    await vi.waitFor(() => expect(announced()).toHaveLength(2));
    const [first, second] = announced().map(({ id }) => id);
    expect(first).not.toBe(second);
    listing = { ...NOTHING, devices: [two], pending: [{ driver: 'netca/test', title: both('Late') }] };
    changed.fire();
    plugIn(two, testDevice('3'));
    await vi.waitFor(() => expect(announced()).toHaveLength(3));
    expect(withdrawn()).toEqual([]);
    listing = NOTHING;
    plugIn(two);
    await vi.waitFor(() => expect(withdrawn()).toEqual([first, announced()[2]?.id]));
    await watching<DeviceReport>('watchDevices', [], async () => expect(withdrawn().at(-1)).toBe(second));
  });

  test('is offered for as long as it was not set up', async () => {
    const device = testDevice('1');
    plugIn(device);
    await watching<NewDevice[]>('watchNew', [], async (told) => {
      await vi.waitFor(() => expect(told.at(-1)).toMatchObject([{ ref: device.ref }]));
      await call('finish', device.ref);
      await vi.waitFor(() => expect(told.at(-1)).toEqual([]));
    });
  });
});

describe('the wizard is told', () => {
  test('which devices are plugged in, which drivers are in trouble, and which have not answered', async () => {
    const trouble = { driver: 'netca/odd', title: both('Odd'), quarantined: true };
    listing = {
      devices: [testDevice('1'), testDevice('2', 'soft')],
      troubles: [
        { ...trouble, error: Hung({}) },
        { ...trouble, error: new TypeError('x') },
      ],
      pending: [{ driver: 'netca/late', title: both('Late') }],
    };
    await watching<DeviceReport>('watchDevices', [], async (told) => {
      await vi.waitFor(() => expect(told).toHaveLength(1));
      const [{ devices, troubles, pending }] = told as [DeviceReport];
      expect(devices.map(({ serial }) => serial)).toEqual(['1']);
      expect(devices[0]?.certificates).toMatchObject([{ certificate: { subject: '张三' }, usage: 'signing' }]);
      expect(troubles.map(({ error }) => error.code)).toEqual(['driver.hung', 'keys.driver-failed']);
      expect(pending).toEqual([{ driver: 'netca/late', title: both('Late') }]);
    });
  });

  test('of the libraries of all drivers; a USB key that one of them reaches is reached', async () => {
    const usb = { title: both('Key'), vendor: '096e', product: '0807' };
    const library = (file: string) => ({ title: both('Vendor'), file, kind: 'PKCS#11' });
    reports = [
      { driver: 'netca', libraries: [library('/a')], usb: [{ ...usb, problem: both('no library') }], usbKnown: true },
      { driver: 'skf', libraries: [library('/b')], usb: [usb], usbKnown: true },
    ];
    await watching<DriverReport>('watchDrivers', [], async (told) => {
      await vi.waitFor(() => expect(told).toHaveLength(1));
      expect(told[0]).toEqual({ libraries: [library('/a'), library('/b')], usb: [usb], usbKnown: true });
    });
  });

  test('of a library that was installed meanwhile, whose keys are then looked for', async () => {
    await watching<DriverReport>('watchDrivers', [], async (told) => {
      await vi.waitFor(() => expect(told).toHaveLength(1));
      keys.list.mockClear();
      const library = { title: both('Vendor'), file: '/new', kind: 'PKCS#11' };
      reports = [{ driver: 'netca', libraries: [library], usb: [], usbKnown: true }];
      await vi.waitFor(() => expect(told.at(-1)?.libraries).toHaveLength(1), { timeout: 10_000 });
      expect(keys.list).toHaveBeenCalledTimes(1);
    });
  });

  test('of the seals of a device, without what signs, and of their changes', async () => {
    const device = testDevice('1');
    plugIn(device);
    findings = [{ kind: 'none', sentence: both('No seal') }];
    await watching<FoundSeal[]>('watchSeals', [device.ref], async (told) => {
      await vi.waitFor(() => expect(told).toEqual([[{ kind: 'none', sentence: both('No seal') }]]));
      const seal: Seal = {
        ...{ id: '1', source: 'netca', name: '公章', widthMm: 40, heightMm: 40, certificates: [] },
        ...{ picture: { format: 'png', data: new Uint8Array(4) }, electronicSeal: new Uint8Array(9) },
      };
      findings = [{ kind: 'shown', seal, sentence: both('Usable') }];
      sealsChanged.fire();
      await vi.waitFor(() => expect(told).toHaveLength(2));
      expect(told[1]).toMatchObject([{ kind: 'shown', seal: { name: '公章' } }]);
      expect(told[1]?.[0]?.seal).not.toHaveProperty('electronicSeal');
    });
  });
});

describe('what the wizard does', () => {
  test('with a device, it does with the one of that ref', async () => {
    const device = testDevice('1');
    plugIn(testDevice('2'), device);
    await call('rename', device.ref, ' 财务的钥匙 ');
    await call('rename', device.ref, '');
    expect(keys.rename.mock.calls.map(([{ ref }, name]) => [ref, name])).toEqual([
      [device.ref, '财务的钥匙'],
      [device.ref, undefined],
    ]);
    await call('readPrivateSeals', device.ref);
    expect(readPrivate.mock.calls[0]?.[0]).toMatchObject({ ref: device.ref });
    await call('retryDriver', 'netca/odd');
    expect(keys.resetDriver).toHaveBeenCalledWith('netca/odd');
  });

  test.each(['rename', 'finish', 'readPrivateSeals'])('%s: with one that has left, nothing', async (method) => {
    const args = method === 'rename' ? ['netca/test:1', 'x'] : ['netca/test:1'];
    await expect(call(method, ...args)).rejects.toMatchObject({ code: 'token.removed' });
  });
});

describe('as a step of a first run', () => {
  const step = async () => (await host.point(SetupSteps).get('device')?.load())!;

  test('it is open until a device has been set up, and done then', async () => {
    const device = testDevice('1');
    plugIn(device);
    expect(await (await step()).state()).toBe('open');
    await call('finish', device.ref);
    expect(await (await step()).state()).toBe('done');
  });
});
