import { describe, expect, test } from 'vitest';
import { type EdgeArea, edgeAreas } from './edge-areas.ts';
import { seamOutlook } from './seam-outlook.ts';
import { pageOf, seal, surfaceOf, WHOLE } from './seam-parts.fixture.ts';

const outlookOf = (
  options: Record<string, unknown>,
  pageCount = 4,
  chosen: { seal: typeof seal | undefined } = { seal },
) => {
  const document = { pageCount, page: surfaceOf(pageCount).page };
  return seamOutlook({ options, ...chosen, document, inkBox: async () => WHOLE });
};
const box = (areas: readonly EdgeArea[], edge: string) => areas.find((area) => area.edge === edge)?.box;
const close = ({ x, y, width, height }: EdgeArea['box']) =>
  [x, y, width, height].map((each) => expect.closeTo(each, 6));

test('as wide as the slices, the chosen one in front', async () => {
  const areas = edgeAreas(pageOf(0), await outlookOf({ 'first-share': 40 }), { edge: 'right', inset: 5 }, 1);
  expect(areas.at(-1)).toMatchObject({ edge: 'right', isChosen: true });
  expect(areas.filter(({ isChosen }) => isChosen)).toHaveLength(1);
  // 40 % of 40 mm on the first page, a quarter where nothing is planned yet.
  expect(Object.values(box(areas, 'right')!)).toEqual(close({ x: 189, y: 0, width: 21, height: 297 }));
  expect(Object.values(box(areas, 'left')!)).toEqual(close({ x: 0, y: 0, width: 15, height: 297 }));
  expect(Object.values(box(areas, 'top')!)).toEqual(close({ x: 0, y: 0, width: 210, height: 12.5 }));
  expect(Object.values(box(areas, 'bottom')!)).toEqual(close({ x: 0, y: 284.5, width: 210, height: 12.5 }));
});

test('wide enough for the pointer, with a seal and without', async () => {
  const thin = edgeAreas(pageOf(0), await outlookOf({}, 20), { edge: 'right', inset: 0 }, 6);
  expect(box(thin, 'right')?.width).toBe(6);
  const without = edgeAreas(pageOf(0), await outlookOf({}, 4, { seal: undefined }), { edge: 'right', inset: 0 }, 6);
  expect(box(without, 'right')?.width).toBe(8);
});

describe('only where a seal may stand:', () => {
  const edgesOn = async (page: number, options: Record<string, unknown>, pageCount?: number) =>
    edgeAreas(pageOf(page), await outlookOf(options, pageCount), { edge: 'right', inset: 0, ...options }, 1)
      .filter(({ isChosen }) => isChosen)
      .map(({ edge }) => edge);

  test('not on pages that take no part', async () => {
    expect(await edgesOn(0, { 'skip-first': 1 })).toEqual([]);
    expect(await edgesOn(1, { 'skip-first': 1 })).toEqual(['right']);
    const onePage = edgeAreas(pageOf(0), await outlookOf({}, 1), { edge: 'right', inset: 0 }, 1);
    expect(onePage).toEqual([]);
  });

  test('between facing pages, and not on a cover', async () => {
    const spread = { edge: 'spread' } as const;
    expect(await edgesOn(0, spread)).toEqual([]);
    expect(await edgesOn(1, spread)).toEqual(['right']);
    expect(await edgesOn(2, spread)).toEqual(['left']);
  });
});
