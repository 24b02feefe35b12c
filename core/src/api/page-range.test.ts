import { expect, test } from 'vitest';
import { PAGE_RANGE_PATTERN, parsePageRange } from './page-range.ts';

const pages = (range: string, count = 9) => parsePageRange(range, count).map((index) => index + 1);

test.each([
  ['1', [1]],
  ['1-3,5,last', [1, 2, 3, 5, 9]],
  ['odd', [1, 3, 5, 7, 9]],
  ['even', [2, 4, 6, 8]],
  ['all', [1, 2, 3, 4, 5, 6, 7, 8, 9]],
  ['7-last', [7, 8, 9]],
  [' 8 - 9 , 1 ', [1, 8, 9]],
  ['3-1', [1, 2, 3]],
  ['2,2,1-2', [1, 2]],
  ['even,1', [1, 2, 4, 6, 8]],
  ['1～2，4、6', [1, 2, 4, 6]],
])('%j names the pages %j', (range, expected) => {
  expect(pages(range)).toEqual(expected);
  expect(range).toMatch(new RegExp(PAGE_RANGE_PATTERN));
});

test.each(['', ',', '1,', '-3', '3-', '1-2-3', 'first', '1;2', '1.5', '0x1', '1 2', '12345678', 'all-3'])(
  '%j cannot be read, nor does it fit the schema',
  (range) => {
    expect(() => pages(range)).toThrow(expect.objectContaining({ code: 'pages.unreadable' }));
    expect(range).not.toMatch(new RegExp(PAGE_RANGE_PATTERN));
  },
);

test('a page beyond the end is refused by its number', () => {
  expect(() => pages('2-12')).toThrow(expect.objectContaining({ code: 'pages.beyond', data: { page: 12, count: 9 } }));
  expect(() => pages('0')).toThrow(expect.objectContaining({ code: 'pages.beyond' }));
  expect(() => pages('last', 0)).toThrow(expect.objectContaining({ code: 'pages.beyond' }));
});

test('a range that names no page of the document is refused', () => {
  expect(() => pages('even', 1)).toThrow(expect.objectContaining({ code: 'pages.empty' }));
  expect(() => pages('all', 0)).toThrow(expect.objectContaining({ code: 'pages.empty' }));
});

test('a text that goes on for ever is refused at once', () => {
  expect(() => pages('1-9,'.repeat(100_000))).toThrow(expect.objectContaining({ code: 'pages.unreadable' }));
});
