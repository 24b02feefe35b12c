import type { DisplayBox } from '@sealwright/core/api';
import type { DraftStamp } from '@sealwright/ui';
import { expect, test } from 'vitest';
import { lostInMargin, type PaperQuestion } from './lost-in-margin.ts';

const A4 = { width: 210, height: 297 };
const A3 = { width: 297, height: 420 };
const MARGIN = 4.2;

const stamp = (...boxes: (Partial<DisplayBox> & { page?: number })[]): DraftStamp => ({
  id: 's',
  mode: 'seam',
  seal: undefined,
  options: {},
  problem: undefined,
  places: boxes.map(({ page = 0, ...box }) => ({
    page,
    box: { x: 50, y: 50, width: 40, height: 40, rotation: 0, ...box },
    description: '公章',
  })),
});
const question = (more: Partial<PaperQuestion> = {}): PaperQuestion => ({
  pages: [A4, A4, A3],
  paper: 'page',
  margin: MARGIN,
  ...more,
});

test('a stamp in the printed area is whole, also where it touches the margin', () => {
  expect(lostInMargin([stamp({})], question())).toEqual([]);
  expect(lostInMargin([stamp({ x: MARGIN, y: MARGIN })], question())).toEqual([]);
  expect(lostInMargin([stamp({ x: 210 - 40 - MARGIN, y: 297 - 40 - MARGIN })], question())).toEqual([]);
});

test.each([
  ['left', { x: 1 }],
  ['top', { y: 4.1 }],
  ['right', { x: 168 }],
  ['bottom', { y: 255 }],
  ['beyond the paper', { x: -10 }],
])('a stamp that reaches into the margin is found: %s', (_, box) => {
  const [lost] = lostInMargin([stamp(box)], question());
  expect(lost).toMatchObject({ needed: MARGIN, places: [{ page: 0 }] });
});

test('only the places that are cut are named', () => {
  const [lost] = lostInMargin([stamp({}, { page: 1, x: 0 }, { page: 2, x: 297 - 40 })], question());
  expect(lost?.places.map(({ page }) => page)).toEqual([1, 2]);
});

test('a turned stamp counts with its corners', () => {
  expect(lostInMargin([stamp({ x: 8 })], question())).toEqual([]);
  expect(lostInMargin([stamp({ x: 8, rotation: 45 })], question())).toHaveLength(1);
});

test('without a margin only what is beyond the paper is lost', () => {
  expect(lostInMargin([stamp({ x: 0 })], question({ margin: 0 }))).toEqual([]);
  expect(lostInMargin([stamp({ x: -1 })], question({ margin: 0 }))).toMatchObject([{ needed: 0 }]);
});

test('on smaller paper the margin is wider on the page; on larger paper there is none', () => {
  const slice = stamp({ page: 2, x: 297 - 20, width: 20 });
  const [lost] = lostInMargin([slice], question({ paper: 'a4' }));
  // 4.2 mm of A4 are 5.94 mm of A3.
  expect(lost?.needed).toBe(6);
  const small = question({ pages: [{ width: 148, height: 210 }], paper: 'a4' });
  expect(lostInMargin([stamp({ x: 0 })], small)).toEqual([]);
});
