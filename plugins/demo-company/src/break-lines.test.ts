import type { Glyph } from '@sealwright/core/api';
import { expect, test } from 'vitest';
import { breakLines } from './break-lines.ts';

const SIZE = 10;
/** Square characters; letters and digits half as wide. */
const glyphs = new Map(
  [...'一二三四五六七八九十，。、（）《》“”：AB0123456789.% '].map((character): [string, Glyph] => [
    character,
    { advance: character.charCodeAt(0) < 0x80 ? 500 : 1000, contours: [] },
  ]),
);
const lines = (text: string, squares: number, options: { justify?: boolean; firstIndent?: number } = {}) =>
  breakLines(text, { glyphs, size: SIZE }, { width: squares * SIZE, ...options });
const texts = (...measured: Parameters<typeof lines>) =>
  lines(...measured).map(({ characters }) => characters.join(''));

test('lines fill up to the width', () => {
  expect(texts('一二三四五六七八九十', 4)).toEqual(['一二三四', '五六七八', '九十']);
});

test('a first indent takes room from the first line only', () => {
  expect(texts('一二三四五六七八', 4, { firstIndent: 2 * SIZE })).toEqual(['一二', '三四五六', '七八']);
});

test('no line begins with a closing mark; its blank half may reach over the edge', () => {
  expect(texts('一二三四，五', 4)).toEqual(['一二三', '四，五']);
  expect(texts('一二三，四', 3.5)).toEqual(['一二三，', '四']);
});

test('no line ends with an opening mark', () => {
  expect(texts('一二三（四）五', 4)).toEqual(['一二三', '（四）五']);
});

test('a number stays in one piece with its unit', () => {
  expect(texts('一二三99.95%四', 5)).toEqual(['一二三', '99.95%四']);
});

test('justified lines are as wide as the measure, the last one is not', () => {
  const widths = lines('一二三四，五六七八九十', 4.5, { justify: true }).map(
    ({ width }) => Math.round(width * 10) / 10,
  );
  expect(widths.slice(0, -1).every((width) => width === 45)).toBe(true);
  expect(widths.at(-1)).toBeLessThan(45);
});

test('marks in a row share their blank', () => {
  const [line] = lines('一）。二', 9);
  expect(line?.adjustments).toEqual([0, -500, 0, 0]);
  expect(line?.width).toBe(35);
});

test('a text wider than the measure still gets on', () => {
  expect(texts('“一', 1)).toEqual(['“', '一']);
  expect(texts('ABABAB一', 1)).toEqual(['ABABAB', '一']);
});
