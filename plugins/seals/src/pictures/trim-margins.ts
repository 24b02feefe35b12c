import type { Area, Image } from './image.ts';

/** What is fainter, as opacity of 255, may be dust. */
const FAINTEST = 32;
/** A row or column counts with so great a share of its pixels, and at least so many. */
const LEAST_SHARE = 0.003;
const LEAST_PIXELS = 2;

/** Where something stands in a picture on a transparent ground, and one pixel around it; `undefined`: nowhere. */
export function contentArea({ width, height, data }: Image): Area | undefined {
  const columns = new Uint32Array(width);
  const rows = new Uint32Array(height);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      if (data[(y * width + x) * 4 + 3]! < FAINTEST) continue;
      columns[x]!++;
      rows[y]!++;
    }
  }
  const across = span(columns, height);
  const down = span(rows, width);
  return across && down && { left: across.start, top: down.start, width: across.length, height: down.length };
}

function span(counts: Uint32Array, most: number): { readonly start: number; readonly length: number } | undefined {
  const least = Math.min(Math.max(LEAST_PIXELS, most * LEAST_SHARE), most);
  const isContent = (count: number) => count >= least;
  const first = counts.findIndex(isContent);
  if (first < 0) return undefined;
  const last = counts.length - 1 - Uint32Array.from(counts).reverse().findIndex(isContent);
  const start = Math.max(first - 1, 0);
  return { start, length: Math.min(last + 1, counts.length - 1) - start + 1 };
}
