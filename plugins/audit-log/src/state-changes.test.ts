import { expect, test } from 'vitest';
import { type MachineState, UNSEEN } from './machine-state.ts';
import { stateChanges } from './state-changes.ts';

const title = { 'zh-CN': '标题', en: 'Title' };
const state: MachineState = {
  program: '1.0.0',
  plugins: { ours: { title, isOn: true }, theirs: { title, isOn: true, version: '1.0.0' } },
  settings: { roots: { title, value: '[]' } },
};
const events = (before: MachineState, now: MachineState) => stateChanges(before, now).map(({ event }) => event);

test.each<[string, MachineState, readonly string[]]>([
  ['nothing', state, []],
  ['the program', { ...state, program: '1.1.0' }, ['program.version-changed']],
  [
    'a plugin switched off',
    { ...state, plugins: { ...state.plugins, ours: { title, isOn: false } } },
    ['plugins.disabled'],
  ],
  [
    'another one',
    { ...state, plugins: { ...state.plugins, new: { title, isOn: true, version: '1.0.0' } } },
    ['plugins.installed'],
  ],
  ['one that comes with the program', { ...state, plugins: { ...state.plugins, new: { title, isOn: true } } }, []],
  [
    'another version',
    { ...state, plugins: { ...state.plugins, theirs: { title, isOn: true, version: '2.0.0' } } },
    ['plugins.replaced'],
  ],
  ['one less', { ...state, plugins: { ours: { title, isOn: true } } }, ['plugins.removed']],
  ['a setting', { ...state, settings: { roots: { title, value: '["a.pem"]' } } }, ['settings.changed']],
  ['a setting that nobody sees now', { ...state, settings: {} }, []],
])('%s', (_, now, expected) => {
  expect(events(state, now)).toEqual(expected);
});

test('what is seen for the first time is no change', () => {
  expect(events(UNSEEN, state)).toEqual([]);
});

test('what was switched off is told when it is switched on again', () => {
  const off = { ...state, plugins: { ...state.plugins, ours: { title, isOn: false } } };
  expect(events(off, state)).toEqual(['plugins.enabled']);
});

test('a setting is told with what it was and is', () => {
  const now = { ...state, settings: { roots: { title, value: '["a.pem"]' } } };
  expect(stateChanges(state, now)[0]?.facts?.map(({ value }) => value)).toEqual(['roots', '[]', '["a.pem"]']);
});
