import { expect, test } from 'vitest';
import {
  Commands,
  definePlugin,
  type PluginSettings,
  SettingInvalid,
  SettingsAdmin,
  SettingUnknown,
} from '../api/index.ts';
import { startTestHost, testPlugin } from '../testkit/index.ts';

const title = { 'zh-CN': '份数', en: 'Copies' };
const copies = { title, schema: { type: 'integer', minimum: 1 }, default: 2 };
const trays = { title, schema: { type: 'array', items: { type: 'string' } }, default: ['upper'] };

/** A host with two plugins that have settings; one of them hands its own to the test. */
async function start() {
  const heard: string[] = [];
  let own: PluginSettings | undefined;
  const host = await startTestHost({
    plugins: [
      testPlugin({ id: 'scanning', contributes: { settings: [{ id: 'scanning.trays', ...trays }] } }),
      testPlugin(
        {
          id: 'printing',
          contributes: { settings: [{ id: 'printing.copies', ...copies }], commands: [{ id: 'print', title }] },
        },
        definePlugin({
          activate(context) {
            own = context.settings;
            context.own(own.onDidChange(({ key }) => heard.push(key)));
            context.own(context.contribute(Commands, 'print', { run: async () => {} }));
          },
        }),
      ),
    ],
  });
  await host.point(Commands).get('print')?.load();
  return { host, heard, printing: own!, admin: await host.service(SettingsAdmin) };
}

test('lists the settings of all plugins, also of those that are not active', async () => {
  const { host, printing, admin } = await start();
  expect(await admin.list()).toEqual([
    { key: 'printing.copies', plugin: 'printing', data: copies, value: 2, isSet: false },
    { key: 'scanning.trays', plugin: 'scanning', data: trays, value: ['upper'], isSet: false },
  ]);
  await printing.set('printing.copies', 5);
  expect((await admin.list())[0]).toMatchObject({ value: 5, isSet: true });
  await host.plugins.disable('printing');
  expect((await admin.list()).map(({ key }) => key)).toEqual(['scanning.trays']);
  await host.dispose();
});

test('what it sets and resets, the plugin hears and reads', async () => {
  const { host, heard, printing, admin } = await start();
  const changes: string[] = [];
  const listening = admin.onDidChange(({ key }) => changes.push(key));
  await admin.set('printing.copies', 7);
  expect(printing.get('printing.copies')).toBe(7);
  await admin.reset('printing.copies');
  expect(printing.get('printing.copies')).toBe(2);
  await admin.set('scanning.trays', ['lower']);
  expect(heard).toEqual(['printing.copies', 'printing.copies']);
  expect(changes).toEqual(['printing.copies', 'printing.copies', 'scanning.trays']);
  await listening.dispose();
  await host.dispose();
});

test('refuses what does not fit and what nobody declares', async () => {
  const { host, admin } = await start();
  await expect(admin.set('printing.copies', 0)).rejects.toSatisfy(SettingInvalid.is);
  await expect(admin.set('printing.colour', true)).rejects.toSatisfy(SettingUnknown.is);
  await expect(admin.reset('printing.colour')).rejects.toSatisfy(SettingUnknown.is);
  expect((await admin.list())[0]).toMatchObject({ value: 2, isSet: false });
  await host.dispose();
});

test('nobody changes the value of a setting by what was read', async () => {
  const { host, admin } = await start();
  const read = async () => (await admin.list())[1]?.value as string[];
  const initial = await read();
  expect(() => initial.push('lower')).toThrow(TypeError);
  await admin.set('scanning.trays', ['lower']);
  const set = await read();
  expect(() => set.push('upper')).toThrow(TypeError);
  expect(await read()).toEqual(['lower']);
  await host.dispose();
});
