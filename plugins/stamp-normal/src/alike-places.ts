import {
  type DisplayBox,
  defineError,
  type PdfDocument,
  placeAtLines,
  type SearchedPage,
  type TextMatch,
} from '@sealwright/core/api';
import { gap, middleGap } from './box-gaps.ts';
import type { AlikePlace, PlacedSeal } from './common-normal-rpc.ts';

export const WordsNotAtSeal = defineError<{ words: string; page: number }>('normal.words-not-at-seal', {
  'zh-CN': '第 {page} 页上印章的旁边没有“{words}”，请填写印章旁边的文字。',
  en: '"{words}" does not stand beside the seal on page {page}. Enter words that do.',
});

/** Words further from the seal than this, in millimetres, are not those that it stands at. */
const REACH = 60;

/**
 * Where the seal would stand at all other places of the words, as it stands at those beside it: as far from the end of
 * the words that it is on the side of, and whole on the page. In the order of the document.
 */
export async function alikePlaces(
  found: readonly SearchedPage[],
  seal: PlacedSeal,
  words: string,
  page: PdfDocument['page'],
): Promise<AlikePlace[]> {
  const origin = matchAt(found.find((other) => other.page === seal.page)?.matches ?? [], seal.box);
  if (!origin) throw WordsNotAtSeal({ words, page: seal.page + 1 });
  const from = middle(seal.box);
  const side = sideOf(widest(origin.boxes), from);
  const there = end(widest(origin.boxes), side);
  const places: AlikePlace[] = [];
  for (const { page: index, matches } of found) {
    const others = matches.filter((match) => index !== seal.page || match !== origin);
    if (others.length === 0) continue;
    const geometry = await page(index);
    for (const { boxes, text, before, after } of others) {
      const line = widest(boxes);
      const [here, centre] = [end(line, side), middle(line)];
      const offset = { x: here - centre.x + from.x - there, y: from.y - middle(widest(origin.boxes)).y };
      const { x, y } = placeAtLines(geometry, boxes, seal.box, {
        anchor: 'over',
        offset,
        rotation: seal.box.rotation,
      });
      places.push({ page: index, x, y, text, before, after });
    }
  }
  return places;
}

/** The one that the seal stands at. */
function matchAt(matches: readonly TextMatch[], seal: DisplayBox): TextMatch | undefined {
  const near = matches
    .map((match) => ({ match, line: widest(match.boxes) }))
    .filter(({ line }) => gap(line, seal) <= REACH)
    .sort((a, b) => gap(a.line, seal) - gap(b.line, seal) || middleGap(a.line, seal) - middleGap(b.line, seal));
  return near[0]?.match;
}

/** Before the words, over them, or behind them: the same words may be written more widely elsewhere. */
type Side = 'before' | 'over' | 'behind';

function sideOf(line: DisplayBox, { x }: Point): Side {
  if (x < line.x) return 'before';
  return x > line.x + line.width ? 'behind' : 'over';
}

function end(line: DisplayBox, side: Side): number {
  if (side === 'over') return middle(line).x;
  return side === 'before' ? line.x : line.x + line.width;
}

interface Point {
  readonly x: number;
  readonly y: number;
}

function middle({ x, y, width, height }: DisplayBox): Point {
  return { x: x + width / 2, y: y + height / 2 };
}

/** Words that go on in the next line count by the line that has most of them, as for `placeAtLines`. */
function widest(boxes: readonly DisplayBox[]): DisplayBox {
  return boxes.reduce((most, box) => (box.width > most.width ? box : most));
}
