import { expect, test } from 'vitest';
import { memorySource, prefixSource } from './byte-source.ts';

const source = memorySource(Uint8Array.of(1, 2, 3, 4, 5));

test.each([
  [0, 5, [1, 2, 3, 4, 5]],
  [1, 2, [2, 3]],
  [3, 9, [4, 5]],
  [5, 1, []],
  [9, 1, []],
])('bytes from %i, %i of them, are cut at the end', async (offset, length, expected) => {
  expect([...(await source.read(offset, length))]).toEqual(expected);
});

test('a prefix ends earlier, and never later than its source', async () => {
  const prefix = prefixSource(source, 3);
  expect(prefix.size).toBe(3);
  expect([...(await prefix.read(1, 9))]).toEqual([2, 3]);
  expect([...(await prefix.read(4, 9))]).toEqual([]);
  expect(prefixSource(source, 99).size).toBe(5);
});
