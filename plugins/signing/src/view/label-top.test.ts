import { expect, test } from 'vitest';
import { labelTop } from './label-top.ts';

test('the label stands below its stamp', () => {
  expect(labelTop({ top: 100, height: 80 }, 842, false)).toBe(184);
});

test('above it where the page ends, or where something lies over the place below', () => {
  expect(labelTop({ top: 742, height: 80 }, 842, false)).toBe(720);
  expect(labelTop({ top: 740, height: 80 }, 842, false)).toBe(824);
  expect(labelTop({ top: 100, height: 80 }, 842, true)).toBe(78);
});

test('in it where the page has room for neither', () => {
  expect(labelTop({ top: 10, height: 825 }, 842, false)).toBe(813);
  expect(labelTop({ top: -20, height: 900 }, 842, false)).toBe(820);
  expect(labelTop({ top: 2, height: 10 }, 15, false)).toBe(0);
});
