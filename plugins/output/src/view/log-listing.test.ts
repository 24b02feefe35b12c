import { expect, test } from 'vitest';
import { asText, EVERYTHING, linesThatFit, rowsOf, timestamp } from './log-listing.ts';
import type { RecordedLine } from './log-record.ts';

const time = new Date(2026, 10, 23, 9, 5, 7, 89);
const line = (source: string, level: RecordedLine['level'], text: string): RecordedLine => ({
  time,
  source,
  level,
  text,
});
const lines = [
  line('keys', 'warn', 'a driver did not log out'),
  line('host', 'debug', 'a plugin is active'),
  line('keys', 'error', 'it Failed'),
];
const fits = (filter: Partial<typeof EVERYTHING>) =>
  linesThatFit(lines, { ...EVERYTHING, ...filter }).map(({ text }) => text);

test('lines are chosen by source, by the least level and by any part of their text', () => {
  expect(fits({})).toHaveLength(3);
  expect(fits({ source: 'keys' })).toEqual(['a driver did not log out', 'it Failed']);
  expect(fits({ level: 'warn' })).toEqual(['a driver did not log out', 'it Failed']);
  expect(fits({ level: 'error' })).toEqual(['it Failed']);
  expect(fits({ search: ' failed ' })).toEqual(['it Failed']);
  expect(fits({ search: 'KEYS' })).toHaveLength(2);
  expect(fits({ source: 'keys', level: 'warn', search: 'driver' })).toEqual(['a driver did not log out']);
});

test('a text of several lines takes several rows, and no text takes all of them', () => {
  const rows = rowsOf([line('a', 'info', 'one'), line('b', 'error', 'two\n  at three')]);
  expect(rows.map(({ text, isFirst }) => [text, isFirst])).toEqual([
    ['one', true],
    ['two', true],
    ['  at three', false],
  ]);
  expect(rowsOf([line('a', 'info', 'x\n'.repeat(1_000))]).length).toBeLessThan(100);
});

test('as text every line has its time, level and source', () => {
  expect(timestamp(time)).toBe('2026-11-23 09:05:07.089');
  expect(asText([line('keys', 'warn', 'one'), line('host', 'error', 'two')])).toBe(
    '2026-11-23 09:05:07.089 warn  keys: one\n2026-11-23 09:05:07.089 error host: two\n',
  );
});
