import { beforeAll, expect, test } from 'vitest';
import { textPath } from '../outlines/index.ts';
import { ChineseFont } from './chinese-font.ts';
import { setText } from './set-text.ts';

let song: ChineseFont;
let hei: ChineseFont;
beforeAll(async () => {
  song = await ChineseFont.open('song');
  hei = await ChineseFont.open('hei');
});

const colour = [0, 0, 0] as const;

test('a line of square characters has the size of its characters', async () => {
  const { size, lines } = await setText(['二〇二四年'], { font: song, size: 5, colour });
  expect(size.width).toBeCloseTo(25, 9);
  expect(size.height).toBeCloseTo(5, 9);
  expect(lines).toMatchObject([{ text: '二〇二四年', x: 0 }]);
  expect(lines[0]?.y).toBeCloseTo(4.4, 9);
});

test('letters that reach below make the box higher', async () => {
  const { size } = await setText(['gy'], { font: song, size: 10, colour });
  expect(size.height).toBeGreaterThan(10.5);
});

test.each([
  ['left', 0],
  ['centre', 10],
  ['right', 20],
] as const)('lines set %s', async (align, x) => {
  const { size, lines } = await setText(['四个汉字', '两字'], { font: hei, size: 10, colour, align, leading: 1.5 });
  expect(size).toEqual({ width: 40, height: 25 });
  expect(lines.map((line) => line.x)).toEqual([0, x]);
  expect(lines[1]!.y - lines[0]!.y).toBeCloseTo(15, 9);
});

test('weights and families look different and are called so', async () => {
  const looks = [
    await setText(['永'], { font: song, size: 10, colour }),
    await setText(['永'], { font: song, size: 10, colour, weight: 700 }),
    await setText(['永'], { font: hei, size: 10, colour }),
  ];
  expect(looks.map(({ typeface }) => typeface.name)).toEqual([
    'NotoSerifSC-Regular',
    'NotoSerifSC-Bold',
    'NotoSansSC-Regular',
  ]);
  expect(new Set(looks.map(textPath)).size).toBe(3);
});

test('a character that the font lacks is named', async () => {
  await expect(setText(['好😀'], { font: song, size: 10, colour })).rejects.toMatchObject({
    code: 'fonts.character-missing',
    data: { character: '😀' },
  });
});
