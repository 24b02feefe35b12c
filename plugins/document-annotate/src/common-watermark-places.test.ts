import { expect, test } from 'vitest';
import { watermarkPlaces } from './common-watermark-places.ts';

const A4 = { width: 210, height: 297 };

test('a single one stands in the middle, turned', () => {
  expect(watermarkPlaces(A4, { width: 60, height: 20 }, { layout: 'single', angle: -45 })).toEqual([
    { x: 75, y: 138.5, width: 60, height: 20, rotation: -45 },
  ]);
});

test('copies are evenly spread over the page and do not touch', () => {
  const places = watermarkPlaces(A4, { width: 40, height: 10 }, { layout: 'tiled', angle: 0 });
  const centres = places.map(({ x, y }) => [x + 20, y + 5] as const);
  const columns = [...new Set(centres.map(([x]) => Math.round(x * 100)))];
  const rows = [...new Set(centres.map(([, y]) => Math.round(y * 100)))];
  expect(places).toHaveLength(columns.length * rows.length);
  expect(Math.min(...columns) + Math.max(...columns)).toBeCloseTo(21_000, 0);
  expect(Math.min(...rows) + Math.max(...rows)).toBeCloseTo(29_700, 0);
  const steps = (values: readonly number[]) => values.slice(1).map((value, index) => value - values[index]!);
  expect(Math.min(...steps(columns))).toBeGreaterThan(4_000);
  expect(Math.min(...steps(rows))).toBeGreaterThan(1_000);
});

test('one that is larger than the page stands once, and small type not too often', () => {
  expect(watermarkPlaces(A4, { width: 500, height: 200 }, { layout: 'tiled', angle: 0 })).toHaveLength(1);
  const many = watermarkPlaces({ width: 841, height: 1189 }, { width: 3, height: 1 }, { layout: 'tiled', angle: 30 });
  expect(many.length).toBeGreaterThan(150);
  expect(many.length).toBeLessThanOrEqual(300);
});
