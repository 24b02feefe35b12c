import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { Commands, definePlugin, type PluginSettings, points, SettingInvalid, SettingUnknown } from '../api/index.ts';
import { startTestHost, type TestHost, testPlugin } from '../testkit/index.ts';
import { startHost } from './host.ts';

const title = { 'zh-CN': '', en: '' };
const copies = { id: 'printing.copies', title, schema: { type: 'integer', minimum: 1 }, default: 2 };

/** A plugin that hands its settings to the test, as a command would. */
function printing(settings: (typeof copies)[] = [copies]) {
  const heard: string[] = [];
  let own: PluginSettings | undefined;
  const plugin = testPlugin(
    { id: 'printing', contributes: { settings, commands: [{ id: 'print', title }] } },
    definePlugin({
      activate(context) {
        own = context.settings;
        context.own(context.settings.onDidChange(({ key }) => heard.push(key)));
        context.own(context.contribute(Commands, 'print', { run: async () => {} }));
      },
    }),
  );
  const settingsIn = async (host: Pick<TestHost, 'point'>) => {
    await host.point(Commands).get('print')?.load();
    return own as PluginSettings;
  };
  return { plugin, heard, settingsIn };
}

test('a setting has its default until it is set, and keeps what is set', async () => {
  const { plugin, heard, settingsIn } = printing();
  const host = await startTestHost({ plugins: [plugin] });
  const settings = await settingsIn(host);
  expect(settings.get('printing.copies')).toBe(2);
  await settings.set('printing.copies', 5);
  expect(settings.get('printing.copies')).toBe(5);
  expect(heard).toEqual(['printing.copies']);

  const again = printing();
  const second = await startHost({ plugins: [again.plugin], points, profile: host.profile });
  expect((await again.settingsIn(second)).get('printing.copies')).toBe(5);
  await second.dispose();
  await host.dispose();
});

test('a value that does not fit is refused, and so is an unknown key', async () => {
  const { plugin, heard, settingsIn } = printing();
  const host = await startTestHost({ plugins: [plugin] });
  const settings = await settingsIn(host);
  await expect(settings.set('printing.copies', 0)).rejects.toSatisfy(SettingInvalid.is);
  await expect(settings.set('signing.reason', 'x')).rejects.toSatisfy(SettingUnknown.is);
  expect(() => settings.get('toString')).toThrow(expect.toSatisfy(SettingUnknown.is));
  expect(settings.get('printing.copies')).toBe(2);
  expect(heard).toEqual([]);
  await host.dispose();
});

test('a stored value that a new version of the plugin no longer accepts gives way to the default', async () => {
  const { plugin, settingsIn } = printing();
  const host = await startTestHost({ plugins: [plugin] });
  await (await settingsIn(host)).set('printing.copies', 50);

  const stricter = printing([{ ...copies, schema: { ...copies.schema, maximum: 9 } as typeof copies.schema }]);
  const second = await startHost({ plugins: [stricter.plugin], points, profile: host.profile });
  expect((await stricter.settingsIn(second)).get('printing.copies')).toBe(2);
  await second.dispose();
  await host.dispose();
});

test('settings that cannot be read are named, and the defaults apply', async () => {
  const { plugin, settingsIn } = printing();
  const host = await startTestHost({ plugins: [plugin] });
  await mkdir(join(host.profile, 'plugins', 'host'), { recursive: true });
  await writeFile(join(host.profile, 'plugins', 'host', 'settings.json'), 'not JSON');
  expect((await settingsIn(host)).get('printing.copies')).toBe(2);
  expect(host.faults.list()).toMatchObject([{ plugin: 'host', where: 'settings', severity: 'warning' }]);
  await host.dispose();
});
