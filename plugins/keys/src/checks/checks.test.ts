import type { DeviceListing, KeyDevice, Keys, LibraryFinding } from '@sealwright/core/api';
import { describeSystemCheck } from '@sealwright/core/testkit';
import { expect, test } from 'vitest';
import manifest from '../../package.json' with { type: 'json' };
import { type KeySpec, makeDriver, makeKey, makeProcesses } from '../key.fixture.ts';
import { checkCertificates } from './check-certificates.ts';
import { checkDevices } from './check-devices.ts';
import { checkLibraries } from './check-libraries.ts';

const now = new Date('2026-06-01T00:00:00Z');
const words = (text: string) => ({ 'zh-CN': `${text}。`, en: `${text}.` });
const dataOf = (wanted: string) => manifest.sealwright.contributes.systemChecks.find(({ id }) => id === wanted);

const library = (title: string, bits: 32 | 64, problem?: string): LibraryFinding => ({
  ...{ title: { 'zh-CN': title, en: title }, file: `/lib/${title}-${bits}.so`, kind: 'PKCS#11', bits },
  ...(problem !== undefined && { problem: words(problem) }),
});
const librariesOf = (...libraries: readonly LibraryFinding[]): Pick<Keys, 'libraries'> => ({
  libraries: async () => [{ driver: 'netca', libraries, usb: [], usbKnown: true }],
});
const unshared = async () => [];

test('each library is told with its bits; one that does no harm is a note, one that is needed a warning', async () => {
  const found = await checkLibraries(
    librariesOf(library('龙脉', 64), library('龙脉', 32, '是 32 位的'), library('飞天', 32, '是 32 位的')),
    unshared,
  );
  expect(found).toMatchObject([
    { verdict: 'passed', sentence: { 'zh-CN': '“龙脉”的程序库可用（PKCS#11，64 位）。' } },
    { verdict: 'notice', sentence: words('是 32 位的') },
    { verdict: 'warning', repairs: [{ command: 'device-init.open' }, { command: 'settings.open' }] },
  ]);
});

test('no library at all leads to the installation of one', async () => {
  expect(await checkLibraries(librariesOf(), unshared)).toMatchObject([
    { verdict: 'warning', repairs: [{ command: 'device-init.open' }, {}] },
  ]);
});

test('a device that two libraries show is named with both, the one in use first', async () => {
  const spec: KeySpec = { token: 'twin', info: { serial: 'F320078983' } };
  const lab = makeProcesses({ first: makeDriver([spec]), second: makeDriver([spec]) });
  const shared = () => lab.directory.shared();
  const found = await checkLibraries(librariesOf(library('龙脉', 64)), shared);
  expect(found[1]).toMatchObject({ verdict: 'notice', sentence: { en: expect.stringMatching(/^2 libraries show/) } });
  expect((await lab.directory.devices()).devices).toHaveLength(1);
  lab.directory.dispose();
});

const device = (change: Partial<KeyDevice> = {}): KeyDevice => ({
  ...{ ref: 'soft:token', driver: 'soft', name: words('钥匙'), token: makeKey().token, keys: [makeKey()] },
  ...change,
});
const plugged = (listing: Partial<DeviceListing>): Pick<Keys, 'devices' | 'list'> => ({
  list: async () => ({ keys: [], faults: [] }),
  devices: async () => ({ devices: [], troubles: [], pending: [], ...listing }),
});

test.each([
  ['ok', 'passed'],
  ['few-left', 'notice'],
  ['last-try', 'warning'],
  ['locked', 'failed'],
] as const)('a key whose PIN is %s is %s', async (state, verdict) => {
  expect(await checkDevices(plugged({ devices: [device({ pin: { state } })] }))).toMatchObject([{ verdict }]);
});

test('no key, a driver that failed, and one that has not answered are told apart', async () => {
  expect(await checkDevices(plugged({}))).toMatchObject([
    { verdict: 'failed', repairs: [{ command: 'device-init.open' }] },
  ]);
  const trouble = { driver: 'netca', title: words('网证通'), error: new TypeError('x'), quarantined: false };
  expect(await checkDevices(plugged({ troubles: [trouble] }))).toMatchObject([
    { verdict: 'failed', facts: [{ value: 'keys.driver-failed' }] },
  ]);
  expect(await checkDevices(plugged({ pending: [{ driver: 'netca', title: words('网证通') }] }))).toMatchObject([
    { verdict: 'warning' },
  ]);
});

const until = (day: string, change: KeySpec = {}) => makeKey({ notAfter: new Date(`${day}T12:00:00Z`), ...change });
const judged = async (...keys: ReturnType<typeof makeKey>[]) =>
  (await checkCertificates(plugged({ devices: [device({ keys })] }), now)).map(({ verdict }) => verdict);

test('a certificate is judged by its end, thirty days ahead, and by its key', async () => {
  expect(await judged(until('2027-01-01'))).toEqual(['passed']);
  expect(await judged(until('2026-06-20'))).toEqual(['warning']);
  expect(await judged(until('2026-05-20'))).toEqual(['failed']);
  expect(await judged(until('2027-01-01', { bits: 1024 }))).toEqual(['failed']);
});

test('the end is told before what is less urgent, with the way to a new one', async () => {
  const [finding] = await checkCertificates(
    plugged({ devices: [device({ keys: [until('2026-05-20', { bits: 1024 })] })] }),
    now,
  );
  expect(finding?.sentence['zh-CN']).toContain('已于 2026-05-20 到期');
  expect(finding?.repairs?.[0]).toMatchObject({ command: 'service-desk.open', argument: 'renew' });
});

test('a key that cannot sign at all is said to be one', async () => {
  expect(await judged(until('2027-01-01', { usage: 'encryption' }))).toEqual(['failed']);
  expect(await judged()).toEqual(['failed']);
});

describeSystemCheck({
  data: dataOf('keys.libraries'),
  circumstances: {
    none: () => ({ check: () => checkLibraries(librariesOf(), unshared) }),
    some: () => ({
      check: () => checkLibraries(librariesOf(library('龙脉', 64), library('飞天', 32, '不行')), unshared),
    }),
  },
});
describeSystemCheck({
  data: dataOf('keys.devices'),
  circumstances: {
    'no key': () => ({ check: () => checkDevices(plugged({})) }),
    'a locked key': () => ({ check: () => checkDevices(plugged({ devices: [device({ pin: { state: 'locked' } })] })) }),
  },
});
describeSystemCheck({
  data: dataOf('keys.certificates'),
  circumstances: {
    'a key': () => ({ check: () => checkCertificates(plugged({ devices: [device()] }), now) }),
    'an empty one': () => ({ check: () => checkCertificates(plugged({ devices: [device({ keys: [] })] }), now) }),
    'one that ends': () => ({
      check: () => checkCertificates(plugged({ devices: [device({ keys: [until('2026-06-20')] })] }), now),
    }),
  },
});
