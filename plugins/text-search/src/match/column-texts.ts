import { isShown } from './character-kinds.ts';
import { LINE_END, type PageText, type UserBox } from './page-text.ts';

/** A gap within a line that is wider than this, in heights of the line, parts columns or cells of a table. */
const GUTTER = 1.5;
/** Lines of a paragraph stand no further apart than this, in heights. */
const LEADING = 1;
/** A page with more pieces is a drawing, or made to take long. */
const MOST_PIECES = 5_000;

/** A piece of a line between gutters: characters [from, to). */
export interface Piece {
  readonly from: number;
  readonly to: number;
  readonly first: UserBox;
  readonly last: UserBox;
}

export interface ColumnText extends PageText {
  /** Index in the page's text of a character of this one; line ends between pieces have that of the character before. */
  origin(index: number): number;
}

/**
 * PDFs may write a line across columns, or across the cells of a table, before the next line. People read on below,
 * in the same column: the text of each that has several lines. None where no line has a gutter.
 */
export function columnTexts(page: PageText): readonly ColumnText[] {
  const { pieces, hasGutters } = piecesOf(page);
  if (!hasGutters || pieces.length > MOST_PIECES) return [];
  const columns: Piece[][] = [];
  for (const piece of pieces) {
    const column = columns.findLast((other) => goesOn(other.at(-1) as Piece, piece));
    if (column) column.push(piece);
    else columns.push([piece]);
  }
  return columns.filter(({ length }) => length > 1).map((column) => columnText(page, column));
}

function columnText(page: PageText, column: readonly Piece[]): ColumnText {
  const codes: number[] = [];
  const origins: number[] = [];
  for (const { from, to } of column) {
    for (let index = from; index < to; index++) {
      codes.push(page.codes[index] as number);
      origins.push(index);
    }
    codes.push(LINE_END);
    origins.push(to - 1);
  }
  const origin = (index: number) => origins[index] as number;
  return { codes, box: (index) => (codes[index] === LINE_END ? undefined : page.box(origin(index))), origin };
}

/** The lines of a page, each in its pieces, in the order in which they are written. */
export function piecesOf(page: PageText): { readonly pieces: readonly Piece[]; readonly hasGutters: boolean } {
  const { codes } = page;
  const pieces: Piece[] = [];
  let hasGutters = false;
  let from = -1;
  let last = -1;
  const finish = () => {
    const [first, end] = [page.box(from), page.box(last)];
    if (from >= 0 && first && end) pieces.push({ from, to: last + 1, first, last: end });
    from = -1;
  };
  for (let index = 0; index < codes.length; index++) {
    const code = codes[index] as number;
    if (code === LINE_END) finish();
    if (!isShown(code)) continue;
    if (from >= 0 && last < index - 1 && isGutter(page.box(last), page.box(index))) {
      hasGutters = true;
      finish();
    }
    if (from < 0) from = index;
    last = index;
  }
  finish();
  return { pieces, hasGutters };
}

function isGutter(before: UserBox | undefined, after: UserBox | undefined): boolean {
  if (!before || !after) return false;
  return after[0] - before[2] > GUTTER * (before[3] - before[1]);
}

/** Whether a piece is the next line of a column: close below it, and over or under most of the shorter of both. */
function goesOn(above: Piece, below: Piece): boolean {
  const height = above.first[3] - above.first[1];
  const gap = above.first[1] - below.first[3];
  const shared = Math.min(above.last[2], below.last[2]) - Math.max(above.first[0], below.first[0]);
  const shorter = Math.min(above.last[2] - above.first[0], below.last[2] - below.first[0]);
  return Math.abs(gap) < LEADING * height && below.first[1] < above.first[1] && shared > shorter / 2;
}
