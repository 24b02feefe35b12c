import { expect, test } from 'vitest';
import { differencesOf, neighbour, runsOf } from './difference-list.ts';
import type { ComparedPair, PairResult } from './page-comparison.ts';

const box = { x: 0, y: 0, width: 0.1, height: 0.1 };
const same: PairResult = { kind: 'same' };
const changed = (count: number): PairResult => ({ kind: 'changed', regions: Array(count).fill(box) });
const pairs = (...results: (PairResult | undefined)[]): ComparedPair[] =>
  results.map((result, page) => ({ before: page, after: page, ...(result && { result }) }));

const found = differencesOf(pairs(same, changed(2), { kind: 'removed' }, undefined));

test('every box is one to go to, and so is a page as a whole', () => {
  expect(found).toEqual([
    { pair: 1, region: 0 },
    { pair: 1, region: 1 },
    { pair: 2, region: 0 },
  ]);
});

test('they are gone through in both directions, around the end', () => {
  expect(neighbour(found, undefined, 1)).toEqual(found[0]);
  expect(neighbour(found, undefined, -1)).toEqual(found[2]);
  expect(neighbour(found, found[0], 1)).toEqual(found[1]);
  expect(neighbour(found, found[2], 1)).toEqual(found[0]);
  expect(neighbour(found, found[0], -1)).toEqual(found[2]);
  expect(neighbour([], undefined, 1)).toBeUndefined();
});

test('pages without differences are folded, and so are those that wait', () => {
  const runs = runsOf(pairs(same, same, changed(1), changed(1), same, undefined, undefined));
  expect(runs).toEqual([
    { kind: 'same', first: 0, count: 2 },
    { kind: 'changed', first: 2, count: 1 },
    { kind: 'changed', first: 3, count: 1 },
    { kind: 'same', first: 4, count: 1 },
    { kind: 'waiting', first: 5, count: 2 },
  ]);
});
