import { expect, test } from 'vitest';
import { fillLocalized, fillText } from './fill-text.ts';

test('names with a value are replaced, all times they occur', () => {
  expect(fillText('第 {page} 页，共 {count} 页；{page}', { page: 3, count: 0 })).toBe('第 3 页，共 0 页；3');
});

test('names without a value stay, also names of Object.prototype', () => {
  expect(fillText('{a} {b}', { a: '{b}' })).toBe('{b} {b}');
});

test('both languages are filled, with values of their own where there are any', () => {
  const text = { 'zh-CN': '{count}：{name}', en: '{name}: {count}' };
  const filled = { 'zh-CN': '2：密钥', en: 'key: 2' };
  expect(fillLocalized(text, { count: 2, name: { 'zh-CN': '密钥', en: 'key' } })).toEqual(filled);
});
