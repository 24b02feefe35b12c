import { pageGeometry } from '@sealwright/core/api';
import { expect, test } from 'vitest';
import { LARGEST_THUMBNAIL, ThumbnailLayout } from './thumbnail-layout.ts';

const portrait = pageGeometry(0, { x1: 0, y1: 0, x2: 595, y2: 842 }, 0, 1);
const landscape = pageGeometry(1, { x1: 0, y1: 0, x2: 595, y2: 842 }, 90, 1);
const strip = pageGeometry(2, { x1: 0, y1: 0, x2: 5, y2: 14_000 }, 0, 1);

test('pictures fit their room in the shape of their pages', () => {
  const { sizes } = new ThumbnailLayout([portrait, landscape, strip], 0);
  expect(sizes[0]).toEqual({ width: 104, height: 147 });
  expect(sizes[1]).toEqual({ width: 104, height: 73 });
  expect(sizes[2]).toEqual({ width: 1, height: LARGEST_THUMBNAIL.height });
});

test('they turn with the view', () => {
  expect(new ThumbnailLayout([portrait], 90).sizes[0]).toEqual({ width: 104, height: 73 });
});

test('rows of landscape pages are low', () => {
  expect(new ThumbnailLayout([landscape], 0).rowHeight).toBeLessThan(new ThumbnailLayout([portrait], 0).rowHeight);
});

test('the rows that a stripe touches', () => {
  const layout = new ThumbnailLayout(Array(1_000).fill(portrait), 0);
  expect(layout.range(0, 1)).toEqual([0, 0]);
  expect(layout.range(layout.top(500), layout.top(502))).toEqual([500, 502]);
  expect(layout.range(layout.height - 20, layout.height + 500)).toEqual([999, 999]);
  expect(layout.height).toBeGreaterThan(layout.top(999));
});
