import { create } from 'fontkit';
import { expect, test } from 'vitest';
import { ChineseFont } from '../setting/index.ts';
import { writeTrueType } from './write-truetype.ts';

test('another reader finds the same outlines and advances, in the given order', async () => {
  const source = await ChineseFont.open('song');
  const glyphs = [...(await source.glyphs('演示文件，Ag1 ', 400)).values()];
  const { file, box } = writeTrueType(glyphs, source.typeface(400));
  const font = create(Buffer.from(file));
  if (font.type !== 'TTF') throw new Error('not a single font');
  expect(font.numGlyphs).toBe(glyphs.length + 1);
  for (const [index, { advance, contours }] of glyphs.entries()) {
    const read = font.getGlyph(index + 1);
    expect(read.advanceWidth).toBe(advance);
    const points = contours.flat();
    expect(read.path.commands.filter(({ command }) => command === 'moveTo')).toHaveLength(contours.length);
    expect(drawnPoints(read.path.commands)).toHaveLength(points.length);
    expect(largestStep(drawnPoints(read.path.commands), points)).toBeLessThanOrEqual(1);
  }
  expect(box.top).toBeGreaterThan(500);
  expect(box.bottom).toBeLessThan(0);
});

interface Point {
  readonly x: number;
  readonly y: number;
}

/** Points of a path in order, without the return to a contour's first point. */
function drawnPoints(commands: readonly { readonly command: string; readonly args: readonly number[] }[]): Point[] {
  const contours: Point[][] = [];
  for (const { command, args } of commands) {
    if (command === 'moveTo') contours.push([]);
    for (let at = 0; at < args.length; at += 2) contours.at(-1)?.push({ x: args[at]!, y: args[at + 1]! });
  }
  return contours.flatMap((contour) => {
    const [first] = contour;
    const last = contour.at(-1);
    return contour.length > 1 && first?.x === last?.x && first?.y === last?.y ? contour.slice(0, -1) : contour;
  });
}

function largestStep(read: readonly Point[], given: readonly Point[]): number {
  return Math.max(0, ...given.map(({ x, y }, index) => Math.hypot(x - read[index]!.x, y - read[index]!.y)));
}
