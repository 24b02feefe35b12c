/** The plugin in its host, with the issuers that are built in and the licence of the sample company. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  AuditLog,
  type AuditRecord,
  type CallHandler,
  CliCommands,
  type CliInvocation,
  definePlugin,
  Keys,
  Licence,
  SetupSteps,
  SystemChecks,
  ViewCalls,
} from '@sealwright/core/api';
import { startTestHost, type TestHost, testPlugin } from '@sealwright/core/testkit';
import { afterEach, beforeEach, expect, test } from 'vitest';
import manifest from '../package.json' with { type: 'json' };
import type { LicenceReport } from './common-licence-rpc.ts';
import { bytes, licence, TERMS } from './licence.fixture.ts';

let host: TestHost;
let calls: CallHandler;
let folder: string;
let records: AuditRecord[];

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sealwright-licence-'));
  records = [];
  const services = testPlugin(
    { id: 'services', provides: { keys: '1.0.0', 'audit-log': '1.0.0' } },
    definePlugin({
      activate({ own, provide }) {
        const given: Partial<Keys> = { devices: async () => ({ devices: [], troubles: [], pending: [] }) };
        own(provide(Keys, given as Keys));
        own(provide(AuditLog, { record: async (entry) => void records.push(entry) }));
      },
    }),
  );
  host = await startTestHost({
    plugins: [services, { manifest, origin: 'bundled', load: () => import('./host.ts') }],
  });
  calls = await host.point(ViewCalls).get('license-import')!.load();
});
afterEach(async () => {
  await host.dispose();
  await rm(folder, { recursive: true });
});

const invocation = (words: readonly string[], options: object = {}): CliInvocation => ({
  ...{ arguments: words, options: { yes: false, ...options }, extra: {}, locale: 'zh-CN' },
  ...{ path: (path) => join(folder, path), signal: new AbortController().signal, progress: () => {} },
  secret: () => {
    throw new Error('no secret was expected');
  },
});
const cli = async (id: string) => (await host.point(CliCommands).get(id)?.load())!;

async function report(): Promise<LicenceReport> {
  const ending = new AbortController();
  return new Promise((resolve, reject) => {
    const progress = (told: unknown) => {
      resolve(told as LicenceReport);
      ending.abort();
    };
    calls.call('watch', [], { signal: ending.signal, progress }).catch(reject);
  });
}

test('without a licence the step is open, the check gives notice, and the command line says so', async () => {
  expect(await (await host.service(Licence)).status()).toEqual({ state: 'none' });
  expect(await (await host.point(SetupSteps).get('licence')?.load())?.state()).toBe('open');
  const findings = await (await host.point(SystemChecks).get('licence')?.load())?.check();
  expect(findings).toMatchObject([{ verdict: 'notice', repairs: [{ command: 'license.import' }] }]);
  const shown = await (await cli('licence-show')).run(invocation([]));
  expect(shown.text).toContain('没有导入授权。');
  expect(shown.json).toMatchObject({ licence: null });
});

test('the code of this computer is the documented hash', async () => {
  const { machine } = await report();
  if (process.platform !== 'linux' || machine === undefined) return expect(machine).toMatch(/^[0-9a-f]{64}$/);
  const id = readFileSync('/etc/machine-id', 'latin1').trim().toLowerCase();
  expect(machine).toBe(createHash('sha256').update(`sealwright-machine-1\n${id}`).digest('hex'));
});

test('keys of tests are no issuers here: their licences are refused, and that is written down', async () => {
  await writeFile(join(folder, '授权导入.ini'), bytes(licence(TERMS)));
  const refused = (await cli('licence-import')).run(invocation(['授权导入.ini']));
  await expect(refused).rejects.toMatchObject({ code: 'license.issuer-unknown' });
  expect(records).toMatchObject([
    { event: 'license-import.imported', outcome: 'refused', facts: [{ value: 'license.issuer-unknown' }] },
  ]);
});
