import { expect, test } from 'vitest';
import { accelerator, keyLabel, tinykeysForm, worksInTextFields } from './key-labels.ts';

test.each([
  ['mod+shift+s', 'Ctrl+Shift+S', '⇧⌘S', '$mod+Shift+s', 'CmdOrCtrl+Shift+S'],
  ['f1', 'F1', 'F1', 'f1', 'F1'],
  ['mod+=', 'Ctrl+=', '⌘=', '$mod+=', 'CmdOrCtrl+='],
  ['alt+arrowleft', 'Alt+←', '⌥←', 'Alt+arrowleft', 'Alt+Left'],
  ['delete', 'Del', 'Del', 'delete', 'Delete'],
])('%s', (key, label, macLabel, tinykeys, electron) => {
  expect(keyLabel(key, false)).toBe(label);
  expect(keyLabel(key, true)).toBe(macLabel);
  expect(tinykeysForm(key)).toBe(tinykeys);
  expect(accelerator(key)).toBe(electron);
});

test('in a text field keys without Ctrl or Alt are letters, and Shift changes nothing about it', () => {
  expect(['mod+s', 'alt+x', 'ctrl+shift+z', 'f2'].every(worksInTextFields)).toBe(true);
  expect(['delete', 'a', 'shift+delete', 'arrowup'].some(worksInTextFields)).toBe(false);
});
