import type { DisplayBox, PageGeometry, Size } from './geometry.ts';
import type { SealPlace } from './seal-places.ts';

/** Where a stamp stands, seen from words. */
export type WordAnchor = 'over' | 'right' | 'below' | 'left' | 'above';

export interface AnchoredTo {
  readonly anchor: WordAnchor;
  /** Millimetres further right and down. */
  readonly offset: { readonly x: number; readonly y: number };
  /** Of the stamp, clockwise, in degrees. */
  readonly rotation: number;
}

/**
 * The middle of a stamp that stands at words: over them, or touching the box of their widest line from one side, then
 * moved by the offset. It is moved back onto the page as far as it would reach beyond it: nobody wants half a seal.
 *
 * @param lines - A box for each line that the words stand on (`TextMatch.boxes`), in millimetres; at least one.
 */
export function placeAtLines(
  { size: page }: Pick<PageGeometry, 'size'>,
  lines: readonly DisplayBox[],
  stamp: Size,
  { anchor, offset, rotation }: AnchoredTo,
): SealPlace {
  const words = widest(lines);
  const half = halfExtent(stamp, rotation);
  const [side, down] = SIDES[anchor];
  const x = words.x + words.width / 2 + side * (words.width / 2 + half.width) + offset.x;
  const y = words.y + words.height / 2 + down * (words.height / 2 + half.height) + offset.y;
  return { x: within(x, half.width, page.width), y: within(y, half.height, page.height), rotation };
}

const SIDES: Record<WordAnchor, readonly [side: -1 | 0 | 1, down: -1 | 0 | 1]> = {
  over: [0, 0],
  right: [1, 0],
  left: [-1, 0],
  below: [0, 1],
  above: [0, -1],
};

/** Half the width and height of the upright rectangle around the turned stamp. */
function halfExtent({ width, height }: Size, rotation: number): Size {
  const turn = (rotation * Math.PI) / 180;
  const [cos, sin] = [Math.abs(Math.cos(turn)), Math.abs(Math.sin(turn))];
  return { width: (width * cos + height * sin) / 2, height: (width * sin + height * cos) / 2 };
}

function within(middle: number, half: number, length: number): number {
  if (2 * half >= length) return length / 2;
  return Math.min(Math.max(middle, half), length - half);
}

function widest(lines: readonly DisplayBox[]): DisplayBox {
  return lines.reduce((widest, line) => (line.width > widest.width ? line : widest));
}
