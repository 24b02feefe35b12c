import { expect, test } from 'vitest';
import { balancedGroups, facingPages, withoutEnds } from './common-groups.ts';

const pages = (count: number) => Array.from({ length: count }, (_, index) => index);

test.each([
  [2, 20, [2]],
  [20, 20, [20]],
  [21, 20, [10, 11]],
  [45, 20, [15, 15, 15]],
  [3, 2, [3]],
  [5, 2, [2, 3]],
  [7, 3, [2, 2, 3]],
])('%d pages, at most %d for a seal: %j', (count, most, sizes) => {
  const groups = balancedGroups(pages(count), most);
  expect(groups.map(({ length }) => length)).toEqual(sizes);
  expect(groups.flat()).toEqual(pages(count));
});

test('whatever the numbers, no seal stands on one page, seals differ by a page at most, and none has two too many', () => {
  for (let count = 2; count <= 120; count++) {
    for (let most = 2; most <= 25; most++) {
      const sizes = balancedGroups(pages(count), most).map(({ length }) => length);
      expect(Math.min(...sizes)).toBeGreaterThanOrEqual(2);
      expect(Math.max(...sizes) - Math.min(...sizes)).toBeLessThanOrEqual(1);
      expect(Math.max(...sizes)).toBeLessThanOrEqual(most + 1);
      if (most > 2) expect(Math.max(...sizes)).toBeLessThanOrEqual(most);
    }
  }
});

test('facing pages of a book with a cover, and of one without', () => {
  expect(facingPages(pages(6), false)).toEqual([
    [1, 2],
    [3, 4],
  ]);
  expect(facingPages(pages(5), true)).toEqual([
    [0, 1],
    [2, 3],
  ]);
  expect(facingPages([1, 3, 4], false)).toEqual([[3, 4]]);
  expect(() => facingPages([0, 1], false)).toThrow(expect.objectContaining({ code: 'seam.no-facing-pages' }));
});

test('pages are left out at both ends', () => {
  expect(withoutEnds(pages(6), 1, 2, 6)).toEqual([1, 2, 3]);
  expect(withoutEnds(pages(6), 0, 0, 6)).toEqual(pages(6));
});

test('one page is refused, with the reason', () => {
  expect(() => withoutEnds([0], 0, 0, 1)).toThrow(expect.objectContaining({ code: 'seam.one-page-document' }));
  const tooFew = (chosen: number) => expect.objectContaining({ code: 'seam.too-few-pages', data: { chosen } });
  expect(() => withoutEnds([4], 0, 0, 9)).toThrow(tooFew(1));
  expect(() => withoutEnds(pages(6), 3, 2, 6)).toThrow(tooFew(1));
  expect(() => withoutEnds(pages(6), 9, 9, 6)).toThrow(tooFew(0));
});
