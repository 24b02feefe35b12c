import { expect, it } from 'vitest';
import { AnswerCache } from './answer-cache.ts';

const at = (hour: number) => new Date(Date.UTC(2026, 0, 1, hour));

it('keeps an answer until the next one is due', () => {
  const cache = new AnswerCache();
  cache.keep('url', Uint8Array.of(1), at(2));
  expect(cache.find('url', at(1))).toEqual(Uint8Array.of(1));
  expect(cache.find('other', at(1))).toBeUndefined();
  expect(cache.find('url', at(2))).toBeUndefined();
  expect(cache.find('url', at(1))).toBeUndefined();
});

it('keeps none that promises no other', () => {
  const cache = new AnswerCache();
  cache.keep('url', Uint8Array.of(1), undefined);
  expect(cache.find('url', at(0))).toBeUndefined();
});

it('forgets the oldest when there are too many', () => {
  const cache = new AnswerCache();
  const large = new Uint8Array(24 * 1024 * 1024);
  for (const key of ['a', 'b', 'a', 'c', 'd']) cache.keep(key, large, at(2));
  expect(['a', 'b', 'c', 'd'].filter((key) => cache.find(key, at(1)))).toEqual(['c', 'd']);
});
