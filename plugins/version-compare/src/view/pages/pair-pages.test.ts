import { expect, test } from 'vitest';
import { pairByText, pairInOrder } from './pair-pages.ts';

const pairs = (before: string, after: string) =>
  pairByText([...before], [...after]).map(({ before: left, after: right }) => `${left ?? '-'}:${right ?? '-'}`);

test('as many pages as before stay with their numbers', () => {
  expect(pairInOrder(2)).toEqual([
    { before: 0, after: 0 },
    { before: 1, after: 1 },
  ]);
});

test('an added page has nothing beside it, and the others stay together', () => {
  expect(pairs('abc', 'axbc')).toEqual(['0:0', '-:1', '1:2', '2:3']);
  expect(pairs('abc', 'abcx')).toEqual(['0:0', '1:1', '2:2', '-:3']);
});

test('a removed page has nothing beside it', () => {
  expect(pairs('abcd', 'abd')).toEqual(['0:0', '1:1', '2:-', '3:2']);
});

test('pages between equal ones are paired as they come', () => {
  expect(pairs('abc', 'axyc')).toEqual(['0:0', '1:1', '-:2', '2:3']);
});

test('pages without text keep their order', () => {
  expect(pairByText(['', ''], ['', '', ''])).toEqual([
    { before: 0, after: 0 },
    { before: 1, after: 1 },
    { before: undefined, after: 2 },
  ]);
});
