import { pageGeometry } from '@sealwright/core/api';
import { beforeEach, expect, test, vi } from 'vitest';
import { linkTarget } from './link-target.ts';
import type { Viewport } from './viewport.ts';

const visible = { x1: 10, y1: 20, x2: 605, y2: 862 };
const pages = [pageGeometry(0, visible, 0, 1), pageGeometry(1, visible, 90, 1)];
const goToPlace = vi.fn();
const goToPage = vi.fn();
const visiblePart = vi.fn();
const target = linkTarget({
  store: { getState: () => ({ currentPage: 0, turn: 0, layout: { pages } }) },
  goToPlace,
  goToPage,
  visiblePart,
} as unknown as Viewport);

beforeEach(() => vi.resetAllMocks());

const mm = (points: number) => (points / 72) * 25.4;

test.each([
  [[null, { name: 'XYZ' }, 110, 762, 0], { x: mm(100), y: mm(100) }],
  [[null, { name: 'XYZ' }, null, null, null], { x: 0, y: 0 }],
  [[null, { name: 'FitH' }, 762], { x: 0, y: mm(100) }],
  [[null, { name: 'FitR' }, 110, 300, 500, 762], { x: mm(100), y: mm(100) }],
  [[null, { name: 'Fit' }], undefined],
  [[], undefined],
])('the destination %j leads to its place on the page', (destArray, place) => {
  target.scrollPageIntoView({ pageNumber: 1, destArray });
  const [page, to] = goToPlace.mock.calls[0]!;
  expect(page).toBe(0);
  if (place) {
    expect(to.x).toBeCloseTo(place.x, 6);
    expect(to.y).toBeCloseTo(place.y, 6);
  } else {
    expect(to).toBeUndefined();
  }
});

test('on a turned page the place is where its reader sees it', () => {
  target.scrollPageIntoView({ pageNumber: 2, destArray: [null, { name: 'XYZ' }, 10, 20] });
  const [, to] = goToPlace.mock.calls[0]!;
  expect(to.x).toBeCloseTo(0, 6);
  expect(to.y).toBeCloseTo(0, 6);
});

test('links to pages that do not exist do nothing', () => {
  target.scrollPageIntoView({ pageNumber: 3 });
  expect(goToPlace).not.toHaveBeenCalled();
});

test('a page that is in sight already is left where it is', () => {
  visiblePart.mockReturnValue({});
  target.currentPageNumber = 2;
  expect(goToPage).not.toHaveBeenCalled();
  visiblePart.mockReturnValue(undefined);
  target.currentPageNumber = 2;
  expect(goToPage).toHaveBeenCalledWith(1);
});
