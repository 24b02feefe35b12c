import { expect, test } from 'vitest';
import { wantedRange } from './byte-range.ts';

test.each([
  ['bytes=0-', { start: 0, end: 100 }],
  ['bytes=0-0', { start: 0, end: 1 }],
  ['bytes=99-', { start: 99, end: 100 }],
  ['bytes=10-19', { start: 10, end: 20 }],
  ['bytes=90-1000', { start: 90, end: 100 }],
  ['bytes=-1', { start: 99, end: 100 }],
  ['bytes=-1000', { start: 0, end: 100 }],
  ['Bytes = 1-2', { start: 1, end: 3 }],
  ['bytes=100-', 'unsatisfiable'],
  ['bytes=100-200', 'unsatisfiable'],
  ['bytes=-0', 'unsatisfiable'],
  ['bytes=-', undefined],
  ['bytes=20-10', undefined],
  ['bytes=0-1,5-6', undefined],
  ['lines=0-1', undefined],
  ['bytes=1e2-', undefined],
  ['bytes=0x1-', undefined],
  [`bytes=${'9'.repeat(400)}-`, undefined],
  [undefined, undefined],
])('%s of 100 bytes', (field, range) => {
  expect(wantedRange(field, 100)).toEqual(range);
});

test('an empty file has no ranges', () => {
  expect(wantedRange('bytes=0-', 0)).toBe('unsatisfiable');
  expect(wantedRange('bytes=-5', 0)).toBe('unsatisfiable');
});
