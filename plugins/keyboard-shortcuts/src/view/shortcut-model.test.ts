import { KEYS_SETTING, type SettingValue } from '@sealwright/core/api';
import { createStore, type KeyedCommand, type Workbench } from '@sealwright/ui';
import { expect, test } from 'vitest';
import { ShortcutModel } from './shortcut-model.tsx';

const command = (id: string, ...keys: string[]): KeyedCommand => ({
  command: id,
  plugin: 'p',
  title: { 'zh-CN': id, en: id },
  keys,
  defaults: keys,
});

/** A window with these commands, whose user has chosen nothing yet. */
function start(answer?: string) {
  const commands = [command('save', 'mod+s'), command('open', 'mod+o', 'f4')];
  const settings = createStore<Readonly<Record<string, SettingValue>>>(() => ({ [KEYS_SETTING]: {} }));
  const workbench = {
    keys: { state: createStore(() => commands), sameKey: (one: string, other: string) => one === other },
    settings,
    setSetting: async (key: string, value: SettingValue) => settings.setState({ [key]: value }),
    ask: async () => answer,
  } as unknown as Workbench;
  const [save, open] = commands as [KeyedCommand, KeyedCommand];
  return { model: new ShortcutModel(workbench), chosen: () => settings.getState()[KEYS_SETTING], save, open };
}

test('a key is added, or takes the place of another', () => {
  const { model, chosen, save, open } = start();
  model.choose(save, 'f9', undefined, []);
  expect(chosen()).toEqual({ save: ['mod+s', 'f9'] });
  model.choose(open, 'f8', 'mod+o', []);
  expect(chosen()).toEqual({ save: ['mod+s', 'f9'], open: ['f8', 'f4'] });
});

test('whom a key is taken from keeps the others', () => {
  const { model, chosen, save, open } = start();
  model.choose(save, 'mod+o', 'mod+s', [open]);
  expect(chosen()).toEqual({ save: ['mod+o'], open: ['f4'] });
});

test('what is as it was before has no entry', () => {
  const { model, chosen, save } = start();
  model.remove(save, 'mod+s');
  expect(chosen()).toEqual({ save: [] });
  model.reset(save);
  expect(chosen()).toEqual({});
  model.choose(save, 'mod+s', 'mod+s', []);
  expect(chosen()).toEqual({});
});

test('all are reset after a question only', async () => {
  for (const [answer, left] of [
    ['cancel', { save: [] }],
    ['reset', {}],
  ] as const) {
    const { model, chosen, save } = start(answer);
    model.remove(save, 'mod+s');
    await model.resetAll();
    expect(chosen()).toEqual(left);
  }
});
