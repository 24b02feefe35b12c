import { expect, test } from 'vitest';
import { parseShares, SHARES_PATTERN, sliceShares } from './common-shares.ts';

const EQUAL = { weights: undefined, first: 0, last: 0 };
const close = (shares: readonly number[], expected: readonly number[]) => {
  expect(shares).toHaveLength(expected.length);
  shares.forEach((share, page) => {
    expect(share).toBeCloseTo(expected[page]!, 12);
  });
};

test('pages share equally', () => {
  close(sliceShares(4, EQUAL), [0.25, 0.25, 0.25, 0.25]);
});

test('or as they are told to', () => {
  close(sliceShares(4, { ...EQUAL, weights: [3, 1, 1, 3] }), [0.375, 0.125, 0.125, 0.375]);
});

test('an end that gets too little is raised, and the pages between make room in proportion', () => {
  close(sliceShares(6, { ...EQUAL, first: 0.3, last: 0.2 }), [0.3, 0.125, 0.125, 0.125, 0.125, 0.2]);
  close(sliceShares(4, { weights: [1, 2, 1, 6], first: 0.25, last: 0.2 }), [0.25, 0.1, 0.05, 0.6]);
});

test('an end that has enough stays', () => {
  close(sliceShares(4, { ...EQUAL, first: 0.2, last: 0.25 }), [0.25, 0.25, 0.25, 0.25]);
});

test('of two pages the one makes room for the other', () => {
  close(sliceShares(2, { ...EQUAL, first: 0.7 }), [0.7, 0.3]);
  close(sliceShares(2, { ...EQUAL, last: 0.7 }), [0.3, 0.7]);
  close(sliceShares(2, { ...EQUAL, first: 0.4, last: 0.6 }), [0.4, 0.6]);
});

test('ends that leave nothing are refused', () => {
  const code = expect.objectContaining({ code: 'seam.ends-too-large', data: { first: 60, last: 50 } });
  expect(() => sliceShares(2, { ...EQUAL, first: 0.6, last: 0.5 })).toThrow(code);
  expect(() => sliceShares(3, { ...EQUAL, first: 0.6, last: 0.5 })).toThrow(code);
});

test('shares of another number than there are pages are refused', () => {
  expect(() => sliceShares(3, { ...EQUAL, weights: [1, 1] })).toThrow(
    expect.objectContaining({ code: 'seam.shares-unfit', data: { given: 2, pages: 3 } }),
  );
});

test.each([
  ['3,1,1,3', [3, 1, 1, 3]],
  [' 1.5 ：1 ', [1.5, 1]],
])('%j are shares, for the schema too', (text, weights) => {
  expect(parseShares(text)).toEqual(weights);
  expect(text).toMatch(new RegExp(SHARES_PATTERN));
});

test.each(['1,', 'a,b', '-1,2', '0,1', '1,,1'])('%j are none', (text) => {
  expect(() => parseShares(text)).toThrow(expect.objectContaining({ code: 'seam.shares-unreadable' }));
});
