import { KEYS_SETTING, type SettingValue } from '@sealwright/core/api';
import { createStore } from '@sealwright/ui';
import { expect, test } from 'vitest';
import { contributionStore } from '../testing/contributed.ts';
import { watchCommandKeys } from './command-keys.ts';

const save = { title: { 'zh-CN': '保存', en: 'Save' } };
const lists = {
  viewCommands: [
    { id: 'save', plugin: 'p', data: save },
    { id: 'print', plugin: 'p', data: save },
  ],
  keybindings: [
    { id: 'k1', plugin: 'p', data: { command: 'save', key: 'mod+s', when: 'document.active' } },
    { id: 'k2', plugin: 'p', data: { command: 'save', key: 'f2' } },
    { id: 'k3', plugin: 'p', data: { command: 'save', key: 'mod+1', argument: 1 } },
    { id: 'k4', plugin: 'p', data: { command: 'print', key: 'mod+p' } },
  ],
};

function start(kind: 'desktop' | 'browser' = 'desktop') {
  const settings = createStore<Readonly<Record<string, SettingValue>>>(() => ({}));
  const contributions = contributionStore(lists);
  const keys = watchCommandKeys(contributions, settings, { kind, isMac: false });
  const of = (command: string) => keys.state.getState().find((one) => one.command === command);
  const choose = (chosen: SettingValue) => settings.setState({ [KEYS_SETTING]: chosen });
  return { keys, contributions, of, choose };
}

test('until the user says otherwise, keys are the default ones', () => {
  const { of } = start();
  expect(of('save')).toEqual({
    command: 'save',
    plugin: 'p',
    ...save,
    keys: ['mod+s', 'f2'],
    defaults: ['mod+s', 'f2'],
  });
});

test("the user's keys take the place of a command's own, but not of those with an argument", () => {
  const { keys, of, choose } = start();
  choose({ save: ['mod+p', 'alt+s'] });
  expect(of('save')).toMatchObject({ keys: ['mod+p', 'alt+s'], defaults: ['mod+s', 'f2'] });
  expect(of('print')?.keys).toEqual(['mod+p']);
  const bindings = keys.bindings.getState().map(({ data }) => data);
  expect(bindings).toEqual([
    { command: 'save', key: 'mod+1', argument: 1 },
    { command: 'print', key: 'mod+p' },
    { command: 'save', key: 'mod+p', when: 'document.active' },
    { command: 'save', key: 'alt+s', when: 'document.active' },
  ]);
});

test('an empty list takes all keys away; without an entry the defaults are back', () => {
  const { of, choose } = start();
  choose({ save: [] });
  expect(of('save')?.keys).toEqual([]);
  choose({});
  expect(of('save')?.keys).toEqual(['mod+s', 'f2']);
});

test('what plugins contribute later is overlaid, too', () => {
  const { of, choose, contributions } = start();
  choose({ late: ['f9'] });
  contributions.become({ ...lists, viewCommands: [{ id: 'late', plugin: 'q', data: save }] });
  expect(of('late')).toMatchObject({ keys: ['f9'], defaults: [] });
});

test('only a browser keeps keys for itself', () => {
  const kept = ['mod+w', 'ctrl+tab', 'mod+s'];
  expect(kept.map(start('browser').keys.isKeptByBrowser)).toEqual([true, true, false]);
  expect(kept.map(start('desktop').keys.isKeptByBrowser)).toEqual([false, false, false]);
});
