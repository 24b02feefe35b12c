import {
  type DocumentGeometry,
  LENGTH_PATTERN,
  PAGE_RANGE_PATTERN,
  type Placement,
  pageGeometry,
} from '@sealwright/core/api';
import { conformanceDocument, conformanceSeal, describeStampMode } from '@sealwright/core/testkit';
import { describe, expect, test } from 'vitest';
import manifest from '../package.json' with { type: 'json' };
import { planSeamStamp } from './common-plan.ts';
import { POSITION_PATTERN } from './common-position.ts';
import { SHARES_PATTERN } from './common-shares.ts';

const [declared] = manifest.sealwright.contributes.stampModes;

describeStampMode({
  data: declared,
  mode: { plan: planSeamStamp },
  options: [
    {},
    { edge: 'left', pages: '2-5' },
    { edge: 'top', 'per-seal': 2, inset: 4 },
    { edge: 'bottom', at: '40mm', 'first-share': 30, 'last-share': 30 },
    { edge: 'spread', shares: '1,2' },
    { edge: 'spread', 'pair-first': true, at: '30%' },
    { width: '38mm' },
    { edge: 'top', width: '60mm' },
  ],
});

const plan = (options: Record<string, unknown>, document: DocumentGeometry = conformanceDocument) =>
  planSeamStamp({ document, seal: conformanceSeal, options, time: new Date(0) });

const documentOf = (...sizes: readonly (readonly [width: number, height: number])[]): DocumentGeometry => ({
  pageCount: sizes.length,
  page: async (index) => {
    const [width, height] = sizes[index]!;
    return pageGeometry(index, { x1: 0, y1: 0, x2: (width * 72) / 25.4, y2: (height * 72) / 25.4 }, 0, 1);
  },
});
const FOUR = documentOf([210, 297], [210, 297], [210, 297], [210, 297]);

const numbers = ({ x, y, width, height }: Placement['box']) =>
  [x, y, width, height].map((value) => Math.round(value * 1e6) / 1e6);
const clipOf = ({ appearance }: Placement) => (appearance.kind === 'picture' ? appearance.clip : undefined);

describe('a seal of 40 x 30 mm over four pages', () => {
  test.each([
    ['right', [200, 133.5, 10, 30], [0, 0.25, 0.5, 0.75]],
    ['left', [0, 133.5, 10, 30], [0.75, 0.5, 0.25, 0]],
    ['bottom', [85, 289.5, 40, 7.5], [0, 0.25, 0.5, 0.75]],
    ['top', [85, 0, 40, 7.5], [0.75, 0.5, 0.25, 0]],
  ])('at the %s edge: the next page shows what comes next when pages are fanned out', async (edge, box, starts) => {
    const placements = await plan({ edge }, FOUR);
    expect(placements.map(({ box }) => numbers(box))).toEqual([box, box, box, box]);
    const along = edge === 'right' || edge === 'left' ? 'x' : 'y';
    expect(placements.map((placement) => clipOf(placement)?.[along])).toEqual(starts);
    expect(placements.map(({ description }) => description.slice(-4))).toEqual([' 1/4', ' 2/4', ' 3/4', ' 4/4']);
  });

  test('of another width: slices in proportion', async () => {
    const placements = await plan({ width: '60mm' }, FOUR);
    expect(placements.map(({ box }) => numbers(box))).toEqual(Array(4).fill([195, 126, 15, 45]));
    await expect(plan({ width: '300mm' }, FOUR)).rejects.toMatchObject({ code: 'stamp.size-invalid' });
  });

  test('stands off the edge where printers need it to', async () => {
    const [right] = await plan({ inset: 5 }, FOUR);
    expect(numbers(right!.box)).toEqual([195, 133.5, 10, 30]);
    const [top] = await plan({ inset: 5, edge: 'top' }, FOUR);
    expect(numbers(top!.box)).toEqual([85, 5, 40, 7.5]);
  });

  test.each([
    ['80mm', 65],
    ['8cm', 65],
    ['50%', 133.5],
    ['15', 0],
  ])('its centre stands at %s', async (at, y) => {
    expect((await plan({ at }, FOUR))[0]?.box.y).toBeCloseTo(y, 6);
  });

  test('is whole, however the pages share it', async () => {
    const placements = await plan({ shares: '3,1,1,3' }, FOUR);
    expect(placements.map(({ box }) => box.width)).toEqual([15, 5, 5, 15]);
    let end = 0;
    for (const placement of placements) {
      expect(clipOf(placement)?.x).toBeCloseTo(end, 12);
      end = clipOf(placement)!.x + clipOf(placement)!.width;
    }
    expect(end).toBe(1);
  });
});

test('facing pages: the left half at the right edge of the left page, and the other way round', async () => {
  const [left, right, ...more] = await plan({ edge: 'spread' }, FOUR);
  expect(more).toEqual([]);
  expect([left?.page, right?.page]).toEqual([1, 2]);
  expect(numbers(left!.box)).toEqual([190, 133.5, 20, 30]);
  expect(numbers(right!.box)).toEqual([0, 133.5, 20, 30]);
  expect(clipOf(left!)).toMatchObject({ x: 0, width: 0.5 });
  expect(clipOf(right!)).toMatchObject({ x: 0.5, width: 0.5 });
});

test('more pages than share a seal get several seals, each whole', async () => {
  const document = documentOf(...Array.from({ length: 45 }, () => [210, 297] as const));
  const placements = await plan({}, document);
  expect(placements.map(({ page }) => page)).toEqual(Array.from({ length: 45 }, (_, page) => page));
  const starts = placements.filter((placement) => clipOf(placement)?.x === 0);
  expect(starts.map(({ page }) => page)).toEqual([0, 15, 30]);
});

test('pages are chosen and left out', async () => {
  const document = documentOf(...Array.from({ length: 9 }, () => [210, 297] as const));
  const placements = await plan({ pages: 'odd', 'skip-first': 1, 'skip-last': 1 }, document);
  expect(placements.map(({ page }) => page)).toEqual([2, 4, 6]);
});

test('on pages of mixed sizes and turns the seal keeps its size and follows the edge that is seen', async () => {
  const placements = await plan({});
  const widths = await Promise.all(
    placements.map(async ({ page }) => (await conformanceDocument.page(page)).size.width),
  );
  const heights = await Promise.all(
    placements.map(async ({ page }) => (await conformanceDocument.page(page)).size.height),
  );
  placements.forEach(({ box }, page) => {
    expect(box.x + box.width).toBeCloseTo(widths[page]!, 9);
    expect(box.y + box.height / 2).toBeCloseTo(heights[page]! / 2, 9);
    expect([box.width, box.height]).toEqual([expect.closeTo(40 / 6, 9), 30]);
  });
});

describe('empty margins of the picture', () => {
  const ink = { x: 0.1, y: 0.2, width: 0.6, height: 0.5 };
  const withInk = (options: Record<string, unknown>) =>
    planSeamStamp({
      document: FOUR,
      seal: conformanceSeal,
      inkBox: async () => ink,
      options,
      time: new Date(0),
    });

  test('are cut off before the seal is shared out', async () => {
    const placements = await withInk({});
    expect(placements.map(({ box }) => numbers(box))).toEqual(Array(4).fill([204, 141, 6, 15]));
    expect(clipOf(placements[0]!)?.x).toBeCloseTo(0.1, 12);
    const last = clipOf(placements[3]!)!;
    expect(last.x + last.width).toBeCloseTo(0.7, 12);
    expect(last).toMatchObject({ y: 0.2, height: 0.5 });
  });

  test('stay where that is wanted', async () => {
    const placements = await withInk({ margins: true });
    expect(placements.map(({ box }) => numbers(box))).toEqual(Array(4).fill([200, 133.5, 10, 30]));
  });
});

describe('is refused, with the reason:', () => {
  const small = documentOf([210, 297], [100, 25]);
  test.each([
    ['a document of one page', {}, documentOf([210, 297]), 'seam.one-page-document'],
    ['one page chosen', { pages: '2' }, FOUR, 'seam.too-few-pages'],
    ['all pages left out', { 'skip-first': 4 }, FOUR, 'seam.too-few-pages'],
    ['no facing pages', { edge: 'spread', pages: '1-2' }, FOUR, 'seam.no-facing-pages'],
    ['a page too small for the seal', {}, small, 'seam.beyond-edge'],
    ['a position at which part of the seal is lost', { at: '14mm' }, FOUR, 'seam.beyond-edge'],
    ['an inset wider than a page', { inset: 50 }, documentOf([210, 297], [60, 297]), 'seam.beyond-edge'],
    ['a position that is none', { at: 'there' }, FOUR, 'seam.position-unreadable'],
    ['shares of another number', { shares: '1,1,1' }, FOUR, 'seam.shares-unfit'],
    ['ends without a middle', { 'first-share': 50, 'last-share': 50 }, FOUR, 'seam.ends-too-large'],
    ['slices as thin as a hair', { 'first-share': 49, 'last-share': 50 }, FOUR, 'seam.slices-too-thin'],
    ['a page that is not there', { pages: '1-5' }, FOUR, 'pages.beyond'],
  ] as const)('%s', async (_, options, document, code) => {
    await expect(plan(options, document)).rejects.toMatchObject({ code });
  });
});

test('the manifest has the patterns that the code reads', () => {
  const { pages, at, shares, width } = declared!.options.properties;
  expect([pages.pattern, at.pattern, shares.pattern, width.pattern]).toEqual([
    PAGE_RANGE_PATTERN,
    POSITION_PATTERN,
    SHARES_PATTERN,
    LENGTH_PATTERN,
  ]);
});
