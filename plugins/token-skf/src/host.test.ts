import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { SettingsAdmin, TokenLibraries } from '@sealwright/core/api';
import { startTestHost, type TestHost } from '@sealwright/core/testkit';
import { elfHeader } from '@sealwright/driver-kit/testing';
import { afterEach, beforeEach, expect, test } from 'vitest';
import manifest from '../package.json' with { type: 'json' };
import plugin from './host.ts';

let host: TestHost;
beforeEach(async () => {
  host = await startTestHost({ plugins: [{ manifest, origin: 'bundled', load: async () => ({ default: plugin }) }] });
});
afterEach(() => host.dispose());

const libraries = async () => host.point(TokenLibraries).get('skf')!.load();

test('libraries of the catalogue and of the user are listed, each with what its vendor says of it', async () => {
  const [own, chosen] = ['own_skf.so', 'chosen_skf.so'].map((name) => join(host.profile, name)) as [string, string];
  for (const path of [own, chosen]) writeFileSync(path, elfHeader({ machine: 3, wide: false }));
  const folder = join(host.profile, 'plugins/token-skf');
  mkdirSync(folder, { recursive: true });
  const title = { 'zh-CN': '某某 CA', en: 'Some CA' };
  const linux = [
    { files: ['chosen_skf.so'], folders: [host.profile] },
    { kind: 'skf', files: ['own_skf.so'], folders: [host.profile] },
  ];
  const vendor = { id: 'ca', title, skf: { rsaTakesDigest: true }, deviceAccess: true, libraries: { linux } };
  writeFileSync(join(folder, 'catalogue.json'), JSON.stringify({ version: 1, vendors: [vendor] }));
  await (await host.service(SettingsAdmin)).set('token-skf.libraries', [chosen]);
  expect(await (await libraries()).list()).toEqual([
    { id: 'chosen_skf', title: { 'zh-CN': 'chosen_skf.so', en: 'chosen_skf.so' }, options: { path: chosen } },
    {
      id: 'own_skf',
      title,
      options: { path: own, needs: { deviceAccess: true }, skf: { rsaTakesDigest: true } },
    },
  ]);
});

test('what is wrong with a library is reported', async () => {
  const path = join(host.profile, 'old.so');
  writeFileSync(path, elfHeader({ machine: 3, wide: false }));
  await (await host.service(SettingsAdmin)).set('token-skf.libraries', [path]);
  const { libraries: found } = (await (await libraries()).report?.()) ?? {};
  expect(found).toMatchObject([
    { file: path, kind: 'SKF', bits: 32, problem: { en: expect.stringContaining('32-bit') } },
  ]);
});
