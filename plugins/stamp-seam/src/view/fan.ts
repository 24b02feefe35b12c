import type { PictureClip, Size } from '@sealwright/core/api';
import type { Seam } from '../common-layout.ts';
import { isUpright } from '../common-slices.ts';

interface Box extends Size {
  readonly x: number;
  readonly y: number;
}

/** One sheet of paper with its slice of the seal. */
export interface FanSheet {
  /** 0-based. */
  readonly page: number;
  readonly paper: Box;
  readonly slice: Box;
  readonly clip: PictureClip;
}

/** Sheets that lie on each other, fanned out so that their edges show the seal whole; in millimetres. */
export interface Fan extends Size {
  /** The undermost first. */
  readonly sheets: readonly FanSheet[];
}

/** In millimetres: how much paper shows around the seal, and desk beyond the last edge. */
const PAPER = 9;
const DESK = 6;
/** Width to height of the drawing, where the seal leaves room for it. */
const RATIO = 2;

/** `spread`: the two pages lie side by side. */
export function fanOf(seam: Seam, isSpread: boolean): Fan {
  const [first] = seam;
  if (!first) return { width: 0, height: 0, sheets: [] };
  const upright = isUpright(first.edge);
  const thickness = ({ box }: Seam[number]) => (upright ? box.width : box.height);
  const inner = seam.reduce((sum, slice) => sum + thickness(slice), 0);
  const outer = upright ? first.box.height : first.box.width;

  const least = PAPER + inner + (isSpread ? PAPER : DESK);
  const cross = upright ? outer + 2 * PAPER : Math.max(outer + 2 * PAPER, least * RATIO);
  const main = upright ? Math.max(least, cross * RATIO) : least;
  const before = isSpread ? (main - inner) / 2 : main - inner - DESK;
  // Fanned out to the left or upwards, all lies the other way round.
  const isReversed = !isSpread && (first.edge === 'left' || first.edge === 'top');
  const box = (from: number, to: number, start: number, end: number): Box => {
    const [near, far] = isReversed ? [main - to, main - from] : [from, to];
    return upright
      ? { x: near, y: start, width: far - near, height: end - start }
      : { x: start, y: near, width: end - start, height: far - near };
  };

  let from = before;
  const sheets = seam.map((slice, at): FanSheet => {
    const to = from + thickness(slice);
    const paper = isSpread && at === 1 ? box(from, main, 0, cross) : box(0, to, 0, cross);
    const sheet = { page: slice.page, paper, slice: box(from, to, (cross - outer) / 2, (cross + outer) / 2) };
    from = to;
    return { ...sheet, clip: slice.clip };
  });
  return { ...(upright ? { width: main, height: cross } : { width: cross, height: main }), sheets: sheets.reverse() };
}
