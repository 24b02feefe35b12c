import { pageGeometry } from '@sealwright/core/api';
import type { DrawnPages, PagePictures } from '@sealwright/ui';
import { expect, test } from 'vitest';
import { type PrintedPagesOptions, printedPages } from './printed-pages.ts';

const POINTS_PER_MM = 72 / 25.4;

/** Pages of sizes in millimetres; page 2 cannot be drawn where `isBroken`. */
function lab(sizes: readonly (readonly [number, number])[], isBroken = false) {
  const told: string[] = [];
  const pages = sizes.map(([width, height], index) =>
    pageGeometry(index, { x1: 0, y1: 0, x2: width * POINTS_PER_MM, y2: height * POINTS_PER_MM }, 0, 1),
  );
  const drawn: DrawnPages = {
    pages,
    draw: async (page, dpi) => {
      told.push(`draw ${page} at ${dpi}`);
      if (isBroken && page === 1) throw new Error('damaged');
      return { page } as unknown as HTMLCanvasElement;
    },
    dispose: () => void told.push('disposed'),
  };
  const ending = new AbortController();
  const options: PrintedPagesOptions = {
    signal: ending.signal,
    progress: (done, all) => void told.push(`${done}/${all}`),
    encode: async (canvas) => Uint8Array.of((canvas as unknown as { page: number }).page),
  };
  const pictures: Pick<PagePictures, 'of'> = { of: async () => drawn };
  return { told, ending, pages: () => printedPages(pictures, 'd', options) };
}

test('pages come one by one, each of its own size, and what was held is let go', async () => {
  const { told, pages } = lab([
    [210, 297],
    [297, 210],
  ]);
  const taken = [];
  for await (const { width, height, picture } of pages()) {
    taken.push([Math.round(width), Math.round(height), ...picture]);
    told.push('taken');
  }
  expect(taken).toEqual([
    [210, 297, 0],
    [297, 210, 1],
  ]);
  expect(told).toEqual(['0/2', 'draw 0 at 300', 'taken', '1/2', 'draw 1 at 300', 'taken', '2/2', 'disposed']);
});

test('a page that cannot be drawn is named', async () => {
  const { told, pages } = lab(
    [
      [210, 297],
      [210, 297],
    ],
    true,
  );
  const all = async () => {
    for await (const _ of pages());
  };
  await expect(all()).rejects.toMatchObject({ code: 'print.page-not-drawn', data: { page: 2 } });
  expect(told.at(-1)).toBe('disposed');
});

test('an abort ends the drawing before the next page', async () => {
  const { told, ending, pages } = lab([
    [210, 297],
    [210, 297],
  ]);
  const all = async () => {
    for await (const _ of pages()) ending.abort();
  };
  await expect(all()).rejects.toMatchObject({ name: 'AbortError' });
  expect(told).toEqual(['0/2', 'draw 0 at 300', 'disposed']);
});
