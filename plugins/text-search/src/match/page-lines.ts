import { type Piece, piecesOf } from './column-texts.ts';
import { lineBoxes } from './line-boxes.ts';
import type { PageText, UserBox } from './page-text.ts';
import { readable } from './readable.ts';

/** A line, or what stands of it in one column or cell, with its place in user space. */
export interface FoundLine {
  readonly text: string;
  readonly box: UserBox;
}

/** A page with more lines is made to take long. */
const MOST_LINES = 5_000;

/** In the order in which they are written. */
export function pageLines(page: PageText): readonly FoundLine[] {
  return piecesOf(page)
    .pieces.slice(0, MOST_LINES)
    .map(({ from, to, first, last }: Piece) => {
      const boxes = lineBoxes(page, from, to);
      return { text: readable(page, from, to), box: around([first, ...boxes, last]) };
    });
}

function around(boxes: readonly UserBox[]): UserBox {
  const side = (index: 0 | 1 | 2 | 3) => boxes.map((box) => box[index]);
  return [Math.min(...side(0)), Math.min(...side(1)), Math.max(...side(2)), Math.max(...side(3))];
}
