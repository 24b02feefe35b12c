import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { SettingsAdmin, TokenLibraries } from '@sealwright/core/api';
import { fakeDriverProcesses, startTestHost, type TestHost } from '@sealwright/core/testkit';
import { elfHeader } from '@sealwright/driver-kit/testing';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import manifest from '../package.json' with { type: 'json' };
import plugin from './host.ts';
import { SOFT_HSM } from './testing/soft-hsm-token.ts';

let host: TestHost;
beforeEach(async () => {
  host = await startTestHost({
    plugins: [{ manifest, origin: 'bundled', load: async () => ({ default: plugin }) }],
    services: [fakeDriverProcesses({})],
  });
});
afterEach(() => host.dispose());

const libraries = async () => host.point(TokenLibraries).get('netca')!.load();
const choose = async (...paths: string[]) => (await host.service(SettingsAdmin)).set('token-netca.libraries', paths);
const chosen = async () => (await (await libraries()).list()).filter(({ id }) => ['libsofthsm2', 'old'].includes(id));
function oldLibrary(): string {
  const path = join(host.profile, 'old.so');
  writeFileSync(path, elfHeader({ machine: 3, wide: false }));
  return path;
}

test('libraries that the user adds are run, and the change is told', async () => {
  const changed = vi.fn();
  const subscription = (await libraries()).onDidChange?.(changed);
  expect(await chosen()).toEqual([]);
  await choose(SOFT_HSM!);
  expect(changed).toHaveBeenCalledTimes(1);
  expect(await chosen()).toEqual([
    {
      id: 'libsofthsm2',
      title: { 'zh-CN': 'SoftHSM2（测试用）', en: 'SoftHSM2 (for tests)' },
      options: { path: SOFT_HSM },
    },
  ]);
  await subscription?.dispose();
});

test('what a vendor of the user needs is handed to the driver', async () => {
  const folder = join(host.profile, 'plugins/token-netca');
  mkdirSync(folder, { recursive: true });
  const sm2 = { signMechanism: 0x8000_5002 };
  const vendor = {
    ...{ id: 'ca', title: { 'zh-CN': '某某 CA', en: 'Some CA' }, sm2 },
    ...{ readerService: true, usb: [{ vendor: '096e', product: '0807' }] },
    libraries: { linux: [{ files: ['old.so'], folders: [host.profile] }] },
  };
  writeFileSync(join(folder, 'catalogue.json'), JSON.stringify({ version: 1, vendors: [vendor] }));
  const path = oldLibrary();
  expect(await chosen()).toEqual([
    {
      id: 'old',
      title: vendor.title,
      options: { path, sm2, needs: { readerService: true, usb: [{ vendor: '096e', product: '0807' }] } },
    },
  ]);
});

test('what is wrong with a library is reported', async () => {
  const path = oldLibrary();
  await choose(path, SOFT_HSM!);
  const report = await (await libraries()).report?.();
  expect(report?.libraries.filter(({ file }) => file === path || file === SOFT_HSM)).toMatchObject([
    {
      file: path,
      kind: 'PKCS#11',
      bits: 32,
      problem: { 'zh-CN': expect.stringMatching(/32 位的，而本程序是 64 位的/) },
    },
    { file: SOFT_HSM, bits: 64 },
  ]);
});

test('a catalogue of the user that cannot be read is named, and hides no other library', async () => {
  const folder = join(host.profile, 'plugins/token-netca');
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'catalogue.json'), '{');
  await choose(SOFT_HSM!);
  const report = await (await libraries()).report?.();
  expect(report?.problem?.en).toMatch(/catalogue .* is not valid \(JSON\)/);
  expect(await chosen()).toHaveLength(1);
});
