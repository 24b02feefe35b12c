import { expect, test } from 'vitest';
import { printResolution } from './print-resolution.ts';

const A4 = { width: 210, height: 297 };

test.each([
  [A4, 1, 300],
  [A4, 200, 300],
  [A4, 201, 200],
  [{ width: 297, height: 420 }, 3, 300],
])('%j, %i pages: %i dpi', (size, pages, dpi) => {
  expect(printResolution(size, pages)).toBe(dpi);
});

test('a poster is drawn as finely as a canvas can hold', () => {
  const poster = { width: 5_080, height: 5_080 };
  const dpi = printResolution(poster, 1);
  expect((5_080 / 25.4) * dpi).toBeCloseTo(Math.sqrt(35_000_000), 3);
});
