import type { DisplayBox } from './geometry.ts';
import { formatPoint, parsePoint } from './length.ts';
import type { Options } from './options.ts';
import type { Placement, StampPlanInput } from './points/stamp-modes.ts';
import { boxAt, type Stamp } from './seal-places.ts';
import type { TextQuery } from './services/text-search.ts';
import { placeAtLines, type WordAnchor } from './word-anchor.ts';
import { OffsetUnreadable, WordsNotSearched } from './word-errors.ts';
import { chooseHits } from './word-hits.ts';

/** What the options `find`, `pattern` and `match-case` ask for: a mode's `StampMode.search`. */
export function wordQuery(options: Options): TextQuery {
  return {
    text: String(options.find),
    kind: options.pattern === true ? 'pattern' : 'words',
    matchCase: options['match-case'] === true,
  };
}

/**
 * The same stamp at each of the places where the words of the option `find` stand and that `hits`, `pages` and `which`
 * leave (`chooseHits`), as `anchor`, `offset` and `rotation` say (`placeAtLines`). `words.*`, `pages.*`.
 */
export async function placeAtWords(
  { document, options, found, signal }: Pick<StampPlanInput, 'document' | 'options' | 'found' | 'signal'>,
  { size, appearance, description }: Stamp,
): Promise<readonly Placement[]> {
  const { anchor = 'over', rotation = 0 } = options;
  const how = { anchor: anchor as WordAnchor, offset: offsetOf(options), rotation: Number(rotation) };
  if (document.pageCount === 0) return [];
  if (!found) throw WordsNotSearched({});
  const placements: Placement[] = [];
  for (const { page: index, match } of chooseHits(found, options)) {
    signal?.throwIfAborted();
    const page = await document.page(index);
    const box = boxAt(page, size, placeAtLines(page, match.boxes, size, how));
    placements.push({ page: index, box, appearance, description });
  }
  return placements;
}

/** The options of the same stamp after one of its places was moved: all of them move as far, each from its words. */
export function offsetMoved(
  options: Options,
  { x, y, width, height }: DisplayBox,
  to: { readonly x: number; readonly y: number },
): Options {
  const offset = offsetOf(options);
  const right = offset.x + to.x - (x + width / 2);
  const down = offset.y + to.y - (y + height / 2);
  return { ...options, offset: formatPoint({ x: right, y: down }) };
}

/** Millimetres of the option `offset`; `words.offset-unreadable`. */
function offsetOf({ offset = '0,0' }: Options): { readonly x: number; readonly y: number } {
  const point = parsePoint(String(offset));
  if (!point) throw OffsetUnreadable({ offset: String(offset) });
  return point;
}
