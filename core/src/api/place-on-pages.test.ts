import { expect, test } from 'vitest';
import { pageGeometry } from './geometry.ts';
import { placeOnPages } from './place-on-pages.ts';
import { parseStampSize } from './stamp-size.ts';

const size = { width: 40, height: 10 };
const stamp = { size, appearance: { kind: 'drawing', size, paths: [] }, description: '日期' } as const;
const document = {
  pageCount: 4,
  // The third page lies on its side.
  page: async (index: number) => pageGeometry(index, { x1: 0, y1: 0, x2: 595, y2: 842 }, index === 2 ? 90 : 0, 1),
};
const place = (options: Record<string, unknown>) => placeOnPages({ document, options }, stamp);

test('the middle of the stamp stands at the point of each page as it is seen', async () => {
  const placements = await place({ pages: '1,3-4', at: '5cm,30mm', rotation: 90 });
  expect(placements.map(({ page }) => page)).toEqual([0, 2, 3]);
  for (const { box } of placements) expect(box).toEqual({ x: 30, y: 25, width: 40, height: 10, rotation: 90 });
});

test('all places show one appearance', async () => {
  const placements = await place({ pages: 'all', at: '50mm,30mm' });
  expect(new Set(placements.map(({ appearance }) => appearance)).size).toBe(1);
});

test.each([
  [{ pages: '5', at: '50mm,30mm' }, 'pages.beyond'],
  [{ pages: 'x', at: '50mm,30mm' }, 'pages.unreadable'],
  [{ at: 'there' }, 'stamp.point-unreadable'],
  [{ pages: '1', at: '250mm,30mm' }, 'stamp.outside-page'],
])('%o is refused with %s', async (options, code) => {
  await expect(place(options)).rejects.toMatchObject({ code });
});

test('sizes in any unit, within bounds', () => {
  expect(parseStampSize('72pt', { least: 1, most: 50 })).toBeCloseTo(25.4, 9);
  expect(parseStampSize('5', { least: 5, most: 5 })).toBe(5);
  for (const text of ['0.9mm', '51mm', 'big', ''])
    expect(() => parseStampSize(text, { least: 1, most: 50 })).toThrow(
      expect.objectContaining({ code: 'stamp.size-invalid', data: { least: 1, most: 50 } }),
    );
});
