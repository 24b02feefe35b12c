import { expect, test } from 'vitest';
import { rank, rankAll } from './rank.ts';

const found = (query: string, ...texts: string[]) => rankAll(query, texts, (text) => [text]);

test('characters have to occur in order', () => {
  expect(rank('签章', '普通签章')).toBeGreaterThan(0);
  expect(rank('普章', '普通签章')).toBeGreaterThan(0);
  expect(rank('章普', '普通签章')).toBe(0);
});

test('a whole word before scattered characters, the beginning before the middle', () => {
  expect(found('open', 'Other pages enlarge now', 'Reopen', 'Open')).toEqual([
    'Open',
    'Reopen',
    'Other pages enlarge now',
  ]);
});

test('initials find what they stand for before what merely contains the letters', () => {
  expect(found('tl', 'Settle', 'Theme: Light', 'Subtle')[0]).not.toBe('Theme: Light');
  expect(found('thli', 'Path library', 'Theme: Light')[0]).toBe('Theme: Light');
});

test('words are looked for independently of their order, and case does not matter', () => {
  expect(rank('SETTINGS open', 'Open settings')).toBeGreaterThan(0);
  expect(rank('open printer', 'Open settings')).toBe(0);
});

test('without a query everything fits, in its order', () => {
  expect(found('', 'the longest of them', 'short', 'not so long')).toEqual([
    'the longest of them',
    'short',
    'not so long',
  ]);
});
