import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  CliCommands,
  type CliInvocation,
  definePlugin,
  Emitter,
  type UpdateInstaller as Installer,
  Licence,
  type LicenceStatus,
  SetupSteps,
  SystemChecks,
  UpdateInstaller,
  ViewCalls,
} from '@sealwright/core/api';
import { shellService } from '@sealwright/core/kernel';
import { startTestHost, type TestHost, testPlugin } from '@sealwright/core/testkit';
import { afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import manifest from '../package.json' with { type: 'json' };
import type { UpdateReport } from './common-updates-rpc.ts';
import { FeedLab } from './testing/feed-lab.ts';

// Loading it takes longer than a test host waits, on a busy machine.
beforeAll(() => import('./host.ts'));

let profile: string;
let host: TestHost | undefined;
beforeEach(() => {
  profile = mkdtempSync(join(tmpdir(), 'sealwright-update-'));
});
afterEach(async () => {
  await host?.dispose();
  host = undefined;
  rmSync(profile, { recursive: true, force: true });
});

/** `updateUrl`: of a licence. */
async function start(settings: object = {}, updateUrl?: string): Promise<TestHost> {
  mkdirSync(join(profile, 'plugins/host'), { recursive: true });
  writeFileSync(join(profile, 'plugins/host/settings.json'), JSON.stringify({ version: 1, data: settings }));
  const installer: Installer = { kinds: async () => [], install: async () => {} };
  const licence = testPlugin(
    { id: 'licensing', provides: { licence: '1.0.0' } },
    definePlugin({
      activate({ own, provide }) {
        const status = { state: 'valid', terms: { platform: { updateUrl } } } as LicenceStatus;
        own(provide(Licence, { status: async () => status, onDidChange: new Emitter<void>().event }));
      },
    }),
  );
  host = await startTestHost({
    profile,
    plugins: [
      { manifest, origin: 'bundled', load: () => import('./host.ts') },
      ...(updateUrl === undefined ? [] : [licence]),
    ],
    services: [shellService(UpdateInstaller, '1.0.0', installer)],
  });
  return host;
}

const run = async (tested: TestHost, locale: 'zh-CN' | 'en' = 'zh-CN') => {
  const invocation = { locale, signal: new AbortController().signal } as CliInvocation;
  return (await tested.point(CliCommands).get('update-check')!.load()).run(invocation);
};
const call = async (tested: TestHost, method: string) =>
  (await tested.point(ViewCalls).get('update-check')!.load()).call(method, [], {
    signal: new AbortController().signal,
    progress: () => {},
  });

async function report(tested: TestHost): Promise<UpdateReport> {
  const calls = await tested.point(ViewCalls).get('update-check')!.load();
  const ending = new AbortController();
  return new Promise((resolve, reject) => {
    const progress = (value: unknown) => {
      resolve(value as UpdateReport);
      ending.abort();
    };
    calls.call('watch', [], { signal: ending.signal, progress }).catch(reject);
  });
}

test('without an address a first run asks, and goes on when its user has seen that', async () => {
  const tested = await start();
  const step = await tested.point(SetupSteps).get('update')!.load();
  expect(await step.state()).toBe('open');
  await call(tested, 'check');
  expect(await report(tested)).toMatchObject({ phase: { name: 'no-feed' } });
  await call(tested, 'leave');
  expect(await step.state()).toBe('open');
  await call(tested, 'conclude');
  expect(await step.state()).toBe('done');
});

test('the command line and the system check say the same without an address, and call it no fault', async () => {
  const tested = await start();
  const { text, json, failed } = await run(tested);
  expect(text).toContain('未设置更新地址');
  expect(json).toMatchObject({ outcome: 'no-feed' });
  expect(failed).toBeUndefined();
  const check = await tested.point(SystemChecks).get('update')!.load();
  expect(await check.check()).toMatchObject([{ verdict: 'notice', repairs: [{ command: 'settings.open' }] }]);
});

test('the address is that of the settings, else that of the licence', async () => {
  expect(await report(await start())).not.toHaveProperty('feed');
  await host?.dispose();
  expect(await report(await start({}, 'https://platform.example/updates'))).toMatchObject({
    feed: 'https://platform.example/updates/',
  });
  await host?.dispose();
  expect(await report(await start({ 'update.feed': profile }, 'https://platform.example/updates'))).toMatchObject({
    feed: profile,
  });
});

test('the keys of this build are the only ones: a feed by another is refused, by every way to ask', async () => {
  const lab = new FeedLab();
  try {
    lab.publish();
    const tested = await start({ 'update.feed': lab.folder });
    await expect(run(tested)).rejects.toMatchObject({ code: 'update.key-unknown' });
    const check = await tested.point(SystemChecks).get('update')!.load();
    expect(await check.check()).toMatchObject([{ verdict: 'warning', sentence: { en: /key that this program/ } }]);
    await call(tested, 'check');
    expect(await report(tested)).toMatchObject({ phase: { name: 'failed', error: { code: 'update.key-unknown' } } });
  } finally {
    lab.end();
  }
});
