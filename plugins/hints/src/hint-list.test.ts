import { type CallHandler, Settings, ViewCalls } from '@sealwright/core/api';
import { startTestHost, type TestHost, testPlugin } from '@sealwright/core/testkit';
import { afterEach, beforeEach, expect, test } from 'vitest';
import manifest from '../package.json' with { type: 'json' };
import type { Hint } from './common-hints-rpc.ts';

const text = { 'zh-CN': '提示', en: 'Hint' };
const hint = (id: string, order?: number) => ({
  id,
  text,
  anchor: `tool:${id}`,
  ...(order !== undefined && { order }),
});

let host: TestHost;
let calls: CallHandler;

beforeEach(async () => {
  const owner = testPlugin(
    { id: 'owner', contributes: { hints: [hint('seam'), hint('normal', 10)] } },
    { activate() {} },
  );
  host = await startTestHost({ plugins: [owner, { manifest, origin: 'bundled', load: () => import('./host.ts') }] });
  calls = await host.point(ViewCalls).get('hints')!.load();
});
afterEach(() => host.dispose());

const run = (method: string, ...args: unknown[]) =>
  calls.call(method, args, { signal: new AbortController().signal, progress: () => {} });

/** What `watch` reports at once. */
async function unseen(): Promise<readonly string[]> {
  const ended = new AbortController();
  let first: readonly Hint[] = [];
  const progress = (value: unknown) => {
    first = value as Hint[];
    ended.abort();
  };
  await calls.call('watch', [], { signal: ended.signal, progress });
  return first.map(({ id }) => id);
}

test('hints come in their order, each until it was seen, and all of them once more', async () => {
  expect(await unseen()).toEqual(['normal', 'seam']);
  await run('see', 'normal');
  await run('see', 'normal');
  expect(await unseen()).toEqual(['seam']);
  await run('forget');
  expect(await unseen()).toEqual(['normal', 'seam']);
});

test('hints go with the plugin that is switched off', async () => {
  await host.plugins.disable('owner');
  expect(await unseen()).toEqual([]);
});

test('the setting is on until somebody switches it off', () => {
  const setting = host.point(Settings).get('hints.show');
  expect(setting?.data.default).toBe(true);
});
