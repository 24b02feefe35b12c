import { expect, test } from 'vitest';
import { validityAt } from './validity.ts';

const from = new Date('2026-01-01T00:00:00Z');
const to = new Date('2027-01-01T00:00:00Z');

test.each([
  ['2025-12-31T23:59:59Z', 'not-yet-valid'],
  ['2026-01-01T00:00:00Z', 'valid'],
  ['2026-12-01T23:59:59Z', 'valid'],
  ['2026-12-02T00:00:00Z', 'ends-soon'],
  ['2027-01-01T00:00:00Z', 'ends-soon'],
  ['2027-01-01T00:00:01Z', 'expired'],
])('at %s: %s', (moment, expected) => expect(validityAt(from, to, new Date(moment))).toBe(expected));

test('a period without ends has none to pass', () => {
  expect(validityAt(undefined, undefined, from)).toBe('valid');
});
