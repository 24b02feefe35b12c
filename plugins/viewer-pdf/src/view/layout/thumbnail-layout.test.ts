import { type PageGeometry, pageGeometry } from '@sealwright/core/api';
import { expect, test } from 'vitest';
import { ThumbnailLayout } from './thumbnail-layout.ts';

const A4 = { x1: 0, y1: 0, x2: 595, y2: 842 };
const portrait = pageGeometry(0, A4, 0, 1);
const landscape = pageGeometry(1, A4, 90, 1);
const strip = pageGeometry(2, { x1: 0, y1: 0, x2: 5, y2: 14_000 }, 0, 1);
const layout = (pages: readonly PageGeometry[], turn: 0 | 90 = 0, width = 148) =>
  new ThumbnailLayout(pages, turn, width);

test('pictures fit their room in the shape of their pages', () => {
  const { sizes } = layout([portrait, landscape, strip]);
  expect(sizes[0]).toEqual({ width: 104, height: 147 });
  expect(sizes[1]).toEqual({ width: 104, height: 73 });
  expect(sizes[2]).toEqual({ width: 1, height: 148 });
});

test('they grow with the rail, within limits', () => {
  expect(layout([portrait], 0, 244).sizes[0]!.width).toBe(200);
  expect(layout([portrait], 0, 2_000).sizes[0]!.width).toBe(240);
  expect(layout([portrait], 0, 0).sizes[0]!.width).toBe(48);
});

test('they turn with the view', () => {
  expect(layout([portrait], 90).sizes[0]).toEqual({ width: 104, height: 73 });
});

test('rows of landscape pages are low', () => {
  expect(layout([landscape]).rowHeight).toBeLessThan(layout([portrait]).rowHeight);
});

test('the rows that a stripe touches', () => {
  const long = layout(Array(1_000).fill(portrait));
  expect(long.range(0, 20)).toEqual([0, 0]);
  expect(long.range(long.top(500), long.top(502))).toEqual([500, 502]);
  expect(long.range(long.height - 20, long.height + 500)).toEqual([999, 999]);
  expect(long.height).toBeGreaterThan(long.top(999));
});
