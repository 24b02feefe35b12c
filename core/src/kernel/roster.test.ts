import { expect, test } from 'vitest';
import { startTestHost, testPlugin } from '../testkit/index.ts';
import type { PluginPackage } from './plugin-package.ts';
import { Roster } from './roster.ts';

const surroundings = { engine: '0.1.0', services: new Map<string, string>(), points: new Map() };

function rosterOf(...packages: PluginPackage[]) {
  const roster = new Roster(packages, surroundings, []);
  return {
    installed: [...roster.installed.values()].map(({ manifest }) => `${manifest.id} ${manifest.version}`),
    rejected: roster.rejected.map(({ id, error }) => ({ id, code: error.code, data: error.data })),
  };
}

test('two bundled plugins of one id are both rejected', () => {
  const data = { plugin: 'a', versions: ['1.0.0', '2.0.0'] };
  const rejected = { id: 'a', code: 'graph.plugin-id-taken', data };
  expect(rosterOf(testPlugin({ id: 'a' }), testPlugin({ id: 'a', version: '2.0.0' }), testPlugin({ id: 'b' }))).toEqual(
    { installed: ['b 1.0.0'], rejected: [rejected, rejected] },
  );
});

test('a third party cannot displace a bundled plugin by its id', () => {
  expect(
    rosterOf(testPlugin({ id: 'a', version: '9.0.0', origin: 'third-party' }), testPlugin({ id: 'a' })),
  ).toMatchObject({ installed: ['a 1.0.0'], rejected: [{ id: 'a', data: { versions: ['9.0.0', '1.0.0'] } }] });
});

test('an unsound manifest is listed as failed beside the others, and named in the report', async () => {
  const host = await startTestHost({
    plugins: [
      testPlugin({ id: 'sound' }),
      { manifest: { name: 'broken', version: '1.0.0', sealwright: { id: 'broken' } }, origin: 'bundled' },
      { manifest: null, origin: 'third-party' },
    ],
  });
  expect(host.plugins.list()).toMatchObject([
    { id: 'broken', version: '1.0.0', state: 'failed', errors: [{ code: 'plugin.manifest-invalid' }] },
    { id: 'sound', state: 'inactive', errors: [] },
    { id: 'unnamed', version: '', state: 'failed', origin: 'third-party' },
  ]);
  expect(host.faults.list()).toMatchObject([
    { plugin: 'broken', where: 'manifest', code: 'plugin.manifest-invalid' },
    { plugin: 'unnamed', where: 'manifest', code: 'plugin.manifest-invalid' },
  ]);
  await expect(host.plugins.enable('broken')).rejects.toMatchObject({ code: 'host.plugin-unknown' });
  await host.dispose();
});
