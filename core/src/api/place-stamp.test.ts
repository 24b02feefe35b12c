import { expect, test } from 'vitest';
import { pageGeometry } from './geometry.ts';
import { placeStamp, stampQuery } from './place-stamp.ts';

const size = { width: 40, height: 10 };
const stamp = { size, appearance: { kind: 'drawing', size, paths: [] }, description: '日期' } as const;
const document = {
  pageCount: 2,
  page: async (index: number) => pageGeometry(index, { x1: 0, y1: 0, x2: 595, y2: 842 }, 0, 1),
};
const words = { text: '日期', before: '', after: '', boxes: [{ x: 50, y: 20, width: 10, height: 4, rotation: 0 }] };
const found = [0, 1].map((page) => ({ page, reading: 'text' as const, matches: [words] }));
const place = (options: Record<string, unknown>) => placeStamp({ document, options, found }, stamp);

test('a stamp at a point stands on the first page, unless pages are named', async () => {
  expect(await place({ at: '50mm,30mm' })).toMatchObject([{ page: 0, box: { x: 30, y: 25 } }]);
  expect(await place({ at: '50mm,30mm', pages: 'all' })).toHaveLength(2);
});

test('a stamp at words stands on all pages, unless pages are named', async () => {
  const placements = await place({ find: '日期', anchor: 'right', offset: '2mm,0' });
  expect(placements).toMatchObject([
    { page: 0, box: { x: 62, y: 17 } },
    { page: 1, box: { x: 62, y: 17 } },
  ]);
  expect(await place({ find: '日期', pages: 'last' })).toMatchObject([{ page: 1 }]);
});

test('only words are searched for', () => {
  expect(stampQuery({ find: '日期' })).toEqual({ text: '日期', kind: 'words', matchCase: false });
  for (const options of [{}, { at: '1,1' }, { find: '', at: '1,1' }]) expect(stampQuery(options)).toBeUndefined();
});

test.each([
  [{}, 'stamp.place-missing'],
  [{ at: '', find: '' }, 'stamp.place-missing'],
  [{ at: '50mm,30mm', find: '日期' }, 'stamp.place-ambiguous'],
])('%o is refused with %s', async (options, code) => {
  await expect(place(options)).rejects.toMatchObject({ code });
});
