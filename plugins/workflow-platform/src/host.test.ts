import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  definePlugin,
  Emitter,
  Licence,
  type LicenceStatus,
  SystemChecks,
  WorkflowSources,
} from '@sealwright/core/api';
import { startTestHost, type TestHost, testPlugin } from '@sealwright/core/testkit';
import { afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import manifest from '../package.json' with { type: 'json' };
import { ScriptedServer, VOUCHER_ID, voucher, withSessions } from './testing/scripted-server.ts';

// Loading it takes longer than a test host waits, on a busy machine.
beforeAll(() => import('./host.ts'));

let profile: string;
let host: TestHost | undefined;
let server: ScriptedServer;
beforeEach(async () => {
  profile = mkdtempSync(join(tmpdir(), 'sealwright-platform-'));
  server = await ScriptedServer.start(
    withSessions(({ path }) => (path === '/health' ? { body: { status: 'ok' } } : { body: voucher() })),
  );
});
afterEach(async () => {
  await host?.dispose();
  host = undefined;
  await server.stop();
  rmSync(profile, { recursive: true, force: true });
});

/** `baseUrl`: of a licence. */
async function start(settings: object, baseUrl?: string): Promise<TestHost> {
  mkdirSync(join(profile, 'plugins/host'), { recursive: true });
  writeFileSync(join(profile, 'plugins/host/settings.json'), JSON.stringify({ version: 1, data: settings }));
  const licence = testPlugin(
    { id: 'licensing', provides: { licence: '1.0.0' } },
    definePlugin({
      activate({ own, provide }) {
        const status = { state: 'valid', terms: { platform: { baseUrl } } } as LicenceStatus;
        own(provide(Licence, { status: async () => status, onDidChange: new Emitter<void>().event }));
      },
    }),
  );
  const platform = { manifest, origin: 'bundled', load: () => import('./host.ts') } as const;
  host = await startTestHost({ profile, plugins: [platform, licence] });
  return host;
}

const source = async () => host!.point(WorkflowSources).get('platform')!.load();
const check = async () => (await (await host!.point(SystemChecks).get('platform')!.load()).check())[0];

test('a key opens the platform of the licence, through the host', async () => {
  await start({}, server.baseUrl);
  expect(host!.point(WorkflowSources).get('platform')?.data.entry).toBe('key');
  const platform = await source();
  expect(await platform.account()).toBeUndefined();
  const key = { certificates: [Uint8Array.of(1)], prove: async () => Uint8Array.of(2) };
  expect(await platform.enter!(key)).toEqual({ code: 'B', name: '乙方' });
  expect((await platform.get(VOUCHER_ID)).state).toBe('signing');
  const gone = AbortSignal.abort();
  for (let time = 0; time < 4; time++) {
    await expect(platform.get(VOUCHER_ID, gone)).rejects.toMatchObject({ name: 'AbortError' });
    for await (const _ of platform.changes!(undefined, gone)) expect.unreachable();
  }
  expect(host!.faults.list()).toEqual([]);
  expect(host!.log.filter(({ message, data }) => JSON.stringify([message, data]).includes('access-1'))).toEqual([]);
});

test('without an address there is nothing to enter, and the check says what to do', async () => {
  await start({});
  const platform = await source();
  await expect(platform.account()).rejects.toMatchObject({ code: 'workflow.not-configured' });
  await expect(platform.counts()).rejects.toMatchObject({ code: 'workflow.not-configured' });
  expect(await check()).toMatchObject({ verdict: 'notice', repairs: [{ command: 'settings.open' }] });
  expect(host!.faults.list()).toEqual([]);
});

test('the check tells whether the platform can be reached', async () => {
  await start({ 'workflow-platform.address': server.baseUrl });
  expect(await check()).toMatchObject({ verdict: 'passed', facts: [{ value: server.baseUrl }] });
  await server.stop();
  expect(await check()).toMatchObject({ verdict: 'warning' });
  server = await ScriptedServer.start(() => ({}));
});
