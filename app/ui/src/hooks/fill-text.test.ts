import { expect, test } from 'vitest';
import { fillText } from './fill-text.ts';

test('names with a value are replaced, all times they occur', () => {
  expect(fillText('第 {page} 页，共 {count} 页；{page}', { page: 3, count: 0 })).toBe('第 3 页，共 0 页；3');
});

test('names without a value stay, also names of Object.prototype', () => {
  expect(fillText('{a} {b}', { a: '{b}' })).toBe('{b} {b}');
});
