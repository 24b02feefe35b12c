import { expect, test } from 'vitest';
import { pageForKey } from './page-for-key.ts';

test.each([
  ['PageDown', 0, 1],
  ['ArrowRight', 1, 2],
  ['ArrowDown', 4, 4],
  ['PageUp', 0, 0],
  ['ArrowLeft', 3, 2],
  ['ArrowUp', 3, 2],
  ['Home', 3, 0],
  ['End', 0, 4],
  ['Enter', 2, undefined],
])('%s on page %i of 0..4: %s', (key, page, next) => {
  expect(pageForKey(key, page, 5)).toBe(next);
});
