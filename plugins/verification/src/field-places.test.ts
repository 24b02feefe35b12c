import { type PdfDocument, pageGeometry, type Rectangle } from '@sealwright/core/api';
import { expect, it } from 'vitest';
import { fieldPlaces } from './field-places.ts';

/** One inch square whose lower left corner is an inch from the page's. */
const rect: Rectangle = { x1: 72, y1: 72, x2: 144, y2: 144 };

function documentOf(rotate: 0 | 90): Pick<PdfDocument, 'signatures' | 'page'> {
  const field = (name: string, page?: number) => ({ name, ...(page === undefined ? {} : { widget: { page, rect } }) });
  return {
    signatures: async () => ({
      signed: [{ fields: [field('seam.2', 2), field('seam.1', 1), field('invisible')] }] as never,
      empty: [field('empty', 0)],
    }),
    page: async (index) => pageGeometry(index, { x1: 0, y1: 0, x2: 720, y2: 720 }, rotate, 1),
  };
}

it('gives the boxes of the named fields as they are seen, by page', async () => {
  const places = await fieldPlaces(documentOf(0) as PdfDocument, ['seam.2', 'seam.1', 'invisible']);
  expect(places.map(({ page }) => page)).toEqual([1, 2]);
  const { box } = places[0]!;
  expect(box.x).toBeCloseTo(25.4);
  expect(box.y).toBeCloseTo(8 * 25.4);
  expect(box.width).toBeCloseTo(25.4);
});

it('follows the turn of the page', async () => {
  const [place] = await fieldPlaces(documentOf(90) as PdfDocument, ['empty']);
  expect(place?.box.x).toBeCloseTo(25.4);
  expect(place?.box.y).toBeCloseTo(25.4);
});
