import type { KeybindingData } from '@sealwright/core/api';
import { expect, test } from 'vitest';
import { chooseBinding } from './keybindings.ts';

const binding = (command: string, key: string, when?: string) => {
  const data: KeybindingData = when === undefined ? { command, key } : { command, key, when };
  return { id: command, plugin: 'p', pluginTitle: { 'zh-CN': '插件', en: 'Plugin' }, data };
};
const place = { isTextField: false, isEnabled: () => true, context: { 'document.active': true } };
const chosen = (...args: Parameters<typeof chooseBinding>) => chooseBinding(...args)?.data.command;

test('of several bindings of a key the last one that may run is meant', () => {
  const bindings = [binding('first', 'mod+w'), binding('second', 'mod+w'), binding('third', 'mod+w', 'page.active')];
  expect(chosen(bindings, place)).toBe('second');
  expect(chosen(bindings, { ...place, context: { 'page.active': true } })).toBe('third');
});

test('a binding whose command cannot run leaves the key to the others', () => {
  const bindings = [binding('close-page', 'mod+w'), binding('close-document', 'mod+w')];
  expect(chosen(bindings, { ...place, isEnabled: (command) => command !== 'close-document' })).toBe('close-page');
  expect(chosen(bindings, { ...place, isEnabled: () => false })).toBeUndefined();
});

test('in a text field plain keys stay with the field', () => {
  const bindings = [binding('remove', 'delete')];
  expect(chosen(bindings, place)).toBe('remove');
  expect(chosen(bindings, { ...place, isTextField: true })).toBeUndefined();
  expect(chosen([binding('save', 'mod+s')], { ...place, isTextField: true })).toBe('save');
});
