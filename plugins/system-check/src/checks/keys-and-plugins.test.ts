import type {
  CertificateCheck,
  CertificateChecks,
  Key,
  KeyDevice,
  Keys,
  PluginStatus,
  UsbKeyFinding,
} from '@sealwright/core/api';
import { describeSystemCheck } from '@sealwright/core/testkit';
import { expect, test } from 'vitest';
import manifest from '../../package.json' with { type: 'json' };
import { checkCertificateChains } from './certificate-chains.ts';
import { checkPlugins } from './plugin-states.ts';
import { checkUsbKeys } from './usb-keys.ts';

const words = (text: string) => ({ 'zh-CN': `${text}。`, en: `${text}.` });
const dataOf = (wanted: string) => manifest.sealwright.contributes.systemChecks.find(({ id }) => id === wanted);

const token: UsbKeyFinding = { title: words('龙脉'), vendor: '055c', product: 'f603' };
const usb = (found: readonly (readonly UsbKeyFinding[])[], usbKnown = true): Pick<Keys, 'libraries'> => ({
  libraries: async () => found.map((each) => ({ driver: 'netca', libraries: [], usb: each, usbKnown })),
});
const rules = async () => ['/etc/udev/rules.d/90-mtoken.rules'];

test('a USB key that one driver reaches is fine, whatever another says', async () => {
  const unreached = { ...token, problem: words('没有程序库') };
  expect(await checkUsbKeys(usb([[unreached], [token]]), rules)).toMatchObject([{ verdict: 'passed' }]);
  expect(await checkUsbKeys(usb([[unreached], []]), rules)).toMatchObject([
    { verdict: 'failed', sentence: words('没有程序库'), repairs: [{ command: 'device-init.open' }, {}] },
  ]);
});

test('a system that lists no USB devices is not called fine', async () => {
  expect(await checkUsbKeys(usb([[]], false), rules)).toMatchObject([{ verdict: 'not-checked' }]);
  expect(await checkUsbKeys(usb([[]]), rules)).toEqual([]);
});

const key = (usage: Key['usage']) =>
  ({ usage, chain: [new Uint8Array(1)], certificate: { subject: '张三' } }) as unknown as Key;
const keys: Pick<Keys, 'devices' | 'list'> = {
  list: async () => ({ keys: [], faults: [] }),
  devices: async () => ({
    devices: [{ keys: [key('signing'), key('encryption')] } as unknown as KeyDevice],
    troubles: [],
    pending: [],
  }),
};
const chains = (trust: CertificateCheck['trust']): Pick<CertificateChecks, 'check'> => ({
  check: async () => ({ trust, sentence: words('结论'), path: [] }),
});

test.each([
  ['trusted', 'passed'],
  ['untrusted', 'warning'],
  ['no-anchors', 'not-checked'],
] as const)('a chain that is %s is %s; encryption certificates have no part in it', async (trust, verdict) => {
  expect(await checkCertificateChains(keys, chains(trust))).toMatchObject([{ verdict }]);
});

const plugin = (id: string, state: PluginStatus['state']) =>
  ({ id, title: words(id), version: '1.0.0', state, errors: [] }) as unknown as PluginStatus;
const plugins = (...states: PluginStatus['state'][]) => ({
  list: () => states.map((state, at) => plugin(`p${at}`, state)),
});

test('plugins in trouble fail one by one; one that its user has disabled is worth a note', () => {
  expect(checkPlugins(plugins('active', 'inactive'))).toMatchObject([{ verdict: 'passed' }]);
  expect(checkPlugins(plugins('active', 'disabled'))).toMatchObject([{ verdict: 'notice' }]);
  expect(checkPlugins(plugins('failed', 'quarantined', 'disabled'))).toMatchObject([
    { verdict: 'failed' },
    { verdict: 'failed' },
  ]);
});

describeSystemCheck({
  data: dataOf('usb-keys'),
  circumstances: {
    'a key that is reached': () => ({ check: () => checkUsbKeys(usb([[token]]), rules) }),
    'a key that is not': () => ({ check: () => checkUsbKeys(usb([[{ ...token, problem: words('没有') }]]), rules) }),
    'no keys plugin': () => ({ check: () => checkUsbKeys(undefined) }),
  },
});
describeSystemCheck({
  data: dataOf('certificate-chains'),
  circumstances: {
    'a trusted chain': () => ({ check: () => checkCertificateChains(keys, chains('trusted')) }),
    'no roots': () => ({ check: () => checkCertificateChains(keys, chains('no-anchors')) }),
  },
});
describeSystemCheck({
  data: dataOf('plugins'),
  circumstances: {
    'all fine': () => ({ check: async () => checkPlugins(plugins('active')) }),
    trouble: () => ({ check: async () => checkPlugins(plugins('failed', 'quarantined')) }),
    disabled: () => ({ check: async () => checkPlugins(plugins('disabled')) }),
  },
});
