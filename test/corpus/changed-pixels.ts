/** Where a page looks otherwise than before it was signed: inside the boxes of the stamps, and nowhere else. */
import { spawnSync } from 'node:child_process';
import type { DisplayBox, PageGeometry, Placement } from '@sealwright/core/api';
import { type Raster, readPpm } from '../../plugins/signing/src/testing/raster.ts';

const MM_PER_INCH = 25.4;
const DPI = 60;
/** In pixels: edges are smoothed, and poppler rounds pictures up to whole pixels. */
const SLACK = 2;
/** Pages are drawn up to this many pixels wide or high; larger ones are drawn smaller. */
const LONGEST = 1200;

export interface Stamped {
  readonly page: PageGeometry;
  /** On all pages. */
  readonly placements: readonly Placement[];
}

export type Drawer = 'poppler' | 'mupdf';

/** What is wrong with the looks of a page, empty when nothing is; `undefined` where it could not be drawn before. */
export function faultsOfLook(
  before: string,
  after: string,
  { page, placements }: Stamped,
  drawer: Drawer,
): string[] | undefined {
  const dpi = Math.min(DPI, (LONGEST * MM_PER_INCH) / Math.max(page.size.width, page.size.height));
  const [old, signed] = [drawn(before, page, dpi, drawer), drawn(after, page, dpi, drawer)];
  if (!old) return undefined;
  if (!signed) return ['the page cannot be drawn any more'];
  if (old.width !== signed.width || old.height !== signed.height) return ['the page has another size'];
  const boxes = placements.filter((placement) => placement.page === page.index).map((each) => ({ ...each, hits: 0 }));
  let strays = 0;
  for (let pixel = 0; pixel < old.width * old.height; pixel++) {
    if (!differs(old, signed, pixel)) continue;
    const x = ((pixel % old.width) + 0.5) * (MM_PER_INCH / dpi);
    const y = (Math.floor(pixel / old.width) + 0.5) * (MM_PER_INCH / dpi);
    const around = boxes.filter(({ box }) => isIn(box, x, y, SLACK * (MM_PER_INCH / dpi)));
    for (const each of around) each.hits++;
    if (around.length === 0) strays++;
  }
  const missing = boxes.filter(({ box, hits }) => hits === 0 && isWhole(box, page));
  return [
    ...(strays > 0 ? [`${strays} pixels changed beside the stamps`] : []),
    ...missing.map(({ description }) => `nothing to be seen of ${description}`),
  ];
}

function drawn(path: string, { index, userUnit }: PageGeometry, dpi: number, drawer: Drawer): Raster | undefined {
  const page = String(index + 1);
  const [program, words] =
    drawer === 'mupdf'
      ? ['mutool', ['draw', '-q', '-F', 'ppm', '-r', String(dpi), '-o', '-', path, page]]
      : // poppler does not know /UserUnit: to it a unit of such a page is as large as any other.
        ['pdftoppm', ['-cropbox', '-r', String(dpi * userUnit), '-f', page, '-l', page, path]];
  const { stdout } = spawnSync(program, words, { stdio: ['ignore', 'pipe', 'ignore'], maxBuffer: 1 << 26 });
  return stdout.length > 0 ? readPpm(stdout) : undefined;
}

const NOTICEABLE = 12;

function differs(one: Raster, other: Raster, pixel: number): boolean {
  return [0, 1, 2].some((part) => Math.abs(one.rgb[pixel * 3 + part]! - other.rgb[pixel * 3 + part]!) > NOTICEABLE);
}

function isIn({ x, y, width, height }: DisplayBox, atX: number, atY: number, slack: number): boolean {
  return atX >= x - slack && atX <= x + width + slack && atY >= y - slack && atY <= y + height + slack;
}

function isWhole({ x, y, width, height }: DisplayBox, { size }: PageGeometry): boolean {
  return x > -0.1 && y > -0.1 && x + width < size.width + 0.1 && y + height < size.height + 0.1;
}
