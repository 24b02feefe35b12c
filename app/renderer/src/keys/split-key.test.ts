import { expect, test } from 'vitest';
import { canonicalKey, splitKey } from './split-key.ts';

test('a key in parts', () => {
  expect(splitKey('mod+shift+s')).toEqual({ modifiers: ['mod', 'shift'], key: 's' });
  expect(splitKey('ctrl++')).toEqual({ modifiers: ['ctrl'], key: '+' });
  expect(splitKey('f1')).toEqual({ modifiers: [], key: 'f1' });
});

test('one key has one spelling', () => {
  expect(canonicalKey('shift+alt+mod+x', false)).toBe('mod+alt+shift+x');
  expect(canonicalKey('ctrl+tab', false)).toBe('mod+tab');
  expect(canonicalKey('ctrl+tab', true)).toBe('ctrl+tab');
});
