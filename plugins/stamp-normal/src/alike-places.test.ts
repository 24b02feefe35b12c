import { type DisplayBox, type PageGeometry, pageGeometry, type SearchedPage } from '@sealwright/core/api';
import { expect, test } from 'vitest';
import { alikePlaces } from './alike-places.ts';

const page = async (index: number): Promise<PageGeometry> =>
  pageGeometry(index, { x1: 0, y1: 0, x2: 595.276, y2: 841.89 }, 0, 1);

/** By default, the words stand once, at 100, 200. */
const found = (index: number, boxes: readonly Partial<DisplayBox>[] = [{}]): SearchedPage => ({
  page: index,
  reading: 'text',
  matches: boxes.map((box) => ({
    text: '乙方盖章',
    before: '',
    after: '',
    boxes: [{ x: 100, y: 200, width: 30, height: 5, rotation: 0, ...box }],
  })),
});

const seal = (x: number, y: number) => ({ x: x - 20, y: y - 20, width: 40, height: 40, rotation: 0 });
const places = async (pages: readonly SearchedPage[], box: DisplayBox) =>
  (await alikePlaces(pages, { page: 0, box }, '乙方盖章', page)).map(({ page: on, x, y }) => [on, round(x), round(y)]);
const round = (value: number) => Math.round(value * 10) / 10;

test('over the words, on all pages, in the order of the document and without its own', async () => {
  const pages = [found(0, [{ y: 100 }, {}]), found(1), found(2, [{ x: 40, y: 60 }])];
  expect(await places(pages, seal(117, 205))).toEqual([
    [0, 117, 105],
    [1, 117, 205],
    [2, 57, 65],
  ]);
});

test('behind the words as far from their end, before them as far from their beginning', async () => {
  const pages = [found(0), found(1, [{ x: 50, width: 60 }])];
  expect(await places(pages, seal(145, 205))).toEqual([[1, 125, 205]]);
  expect(await places(pages, seal(90, 190))).toEqual([[1, 40, 190]]);
});

test('whole on the page, where it would reach beyond it', async () => {
  expect(await places([found(0), found(1, [{ x: 175, y: 285 }])], seal(115, 220))).toEqual([[1, 190, 277]]);
});

test('of several words on its page the seal stands at the nearest', async () => {
  const pages = [found(0, [{ x: 20 }, { x: 100 }]), found(1)];
  expect(await places(pages, seal(120, 205))).toEqual([
    [0, 40, 205],
    [1, 120, 205],
  ]);
});

test('words that do not stand at the seal are refused with its page', async () => {
  const refused = { code: 'normal.words-not-at-seal', data: { words: '乙方盖章', page: 1 } };
  await expect(places([found(0, [{ y: 20 }]), found(1)], seal(120, 250))).rejects.toMatchObject(refused);
  await expect(places([found(1)], seal(120, 250))).rejects.toMatchObject(refused);
});
