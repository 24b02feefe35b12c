import { definePlugin, Emitter, SettingsAdmin } from '@sealwright/core/api';
import { startTestHost, testPlugin } from '@sealwright/core/testkit';
import { afterEach, expect, it, vi } from 'vitest';
import { ValueMisfit } from './expectation.ts';
import { settingsCalls } from './settings-calls.ts';

const title = { 'zh-CN': '数量', en: 'Count' };
const settings = [{ id: 'a.count', title, schema: { type: 'integer', maximum: 9 }, default: 1 }];
const owner = testPlugin({ id: 'a', contributes: { settings } }, definePlugin({ activate() {} }));

const ends: (() => void | Promise<void>)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end();
});

async function scene() {
  const host = await startTestHost({ plugins: [owner] });
  const controller = new AbortController();
  ends.push(
    () => host.dispose(),
    () => controller.abort(),
  );
  const changed = new Emitter<void>();
  const calls = settingsCalls(await host.service(SettingsAdmin), changed.event);
  const told: unknown[] = [];
  const context = {
    signal: controller.signal,
    progress: (list: readonly { key: string; value: unknown; isSet: boolean }[]) =>
      told.push(list.map(({ key, value, isSet }) => [key, value, isSet])),
  };
  const watching = calls.watch(context as never);
  await vi.waitFor(() => expect(told).toHaveLength(1));
  return { calls, told, context, watching, controller, changed };
}

it('tells all settings at once, and after every change of a value or of the plugins', async () => {
  const { calls, told, context, changed } = await scene();
  expect(told).toEqual([[['a.count', 1, false]]]);
  await calls.set('a.count', 3, context as never);
  await vi.waitFor(() => expect(told.at(-1)).toEqual([['a.count', 3, true]]));
  await calls.reset('a.count', context as never);
  await vi.waitFor(() => expect(told.at(-1)).toEqual([['a.count', 1, false]]));
  const count = told.length;
  changed.fire();
  await vi.waitFor(() => expect(told).toHaveLength(count + 1));
});

it('refuses in plain words what does not fit', async () => {
  const { calls, context } = await scene();
  await expect(calls.set('a.count', 10, context as never)).rejects.toSatisfy(ValueMisfit.is);
  await expect(calls.set('b.count', 1, context as never)).rejects.toMatchObject({ code: 'settings.unknown-key' });
});

it('gives the settings after all were replaced', async () => {
  const { calls, context } = await scene();
  expect(await calls.replaceAll([['a.count', 4]], context as never)).toMatchObject([{ key: 'a.count', value: 4 }]);
});

it('stops telling when it is aborted', async () => {
  const { told, watching, controller, changed } = await scene();
  controller.abort();
  await watching;
  changed.fire();
  await new Promise((resolve) => setImmediate(resolve));
  expect(told).toHaveLength(1);
});
