import { expect, test } from 'vitest';
import { hitRows, rowsInSight } from './hit-rows.ts';

const hit = (number: number, page: number) => ({ number, page, text: '乙方', before: '', after: '', boxes: [] });

test('each page has a heading that counts its hits', () => {
  const rows = hitRows([hit(1, 0), hit(2, 0), hit(3, 4)]);
  expect(rows.map((row) => (row.kind === 'page' ? `page ${row.page}: ${row.count}` : row.hit.number))).toEqual([
    'page 0: 2',
    1,
    2,
    'page 4: 1',
    3,
  ]);
});

test('of thousands of rows only those in sight and a few beside them are drawn', () => {
  const [from, to] = rowsInSight(12_000, { top: 28_000, height: 280, row: 28 });
  expect(from).toBeLessThan(1_000);
  expect(to).toBeGreaterThanOrEqual(1_010);
  expect(to - from).toBeLessThan(30);
  expect(rowsInSight(3, { top: 0, height: 84, row: 28 })).toEqual([0, 3]);
  expect(rowsInSight(0, { top: 0, height: 0, row: 28 })).toEqual([0, 0]);
});
