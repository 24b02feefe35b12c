import { expect, test } from 'vitest';
import { pressedKey } from './pressed-key.ts';

const press = (key: string, ...held: ('ctrl' | 'meta' | 'alt' | 'shift')[]) => ({
  key,
  ctrlKey: held.includes('ctrl'),
  metaKey: held.includes('meta'),
  altKey: held.includes('alt'),
  shiftKey: held.includes('shift'),
});

test.each([
  [press('S', 'ctrl', 'shift'), 'mod+shift+s', 'ctrl+shift+s'],
  [press('s', 'meta'), undefined, 'mod+s'],
  [press('F1'), 'f1', 'f1'],
  [press('PageDown', 'ctrl', 'alt'), 'mod+alt+pagedown', 'ctrl+alt+pagedown'],
  [press('+', 'ctrl', 'shift'), 'mod+shift++', 'ctrl+shift++'],
  [press(',', 'ctrl'), 'mod+,', 'ctrl+,'],
])('%j', (event, elsewhere, onMac) => {
  expect(pressedKey(event, false)).toBe(elsewhere);
  expect(pressedKey(event, true)).toBe(onMac);
});

test.each(['Control', 'Shift', 'AltGraph', 'Dead', 'Process', ' ', '中', 'é'])('%s is no key to be bound', (key) => {
  expect(pressedKey(press(key), false)).toBeUndefined();
});
