import { parsePageRange } from '@sealwright/core/api';
import { expect, test } from 'vitest';
import { pagesFromTyped } from './typed-pages.ts';

test.each([
  ['1-3,5,last', [0, 1, 2, 4, 7]],
  ['第1-3页、末页', [0, 1, 2, 7]],
  ['２～４，6至7', [1, 2, 3, 5, 6]],
  ['奇数页；2', [0, 1, 2, 4, 6]],
  ['首页, 最后一页', [0, 7]],
  ['Odd', [0, 2, 4, 6]],
  ['全部', [0, 1, 2, 3, 4, 5, 6, 7]],
])('%s', (typed, pages) => {
  expect(parsePageRange(pagesFromTyped(typed), 8)).toEqual(pages);
});

test('what means no pages still means none', () => {
  expect(pagesFromTyped(' 甲方 ')).toBe('甲方');
  expect(pagesFromTyped('')).toBe('');
});
