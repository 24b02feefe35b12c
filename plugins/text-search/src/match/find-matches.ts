import { columnTexts } from './column-texts.ts';
import type { CompiledQuery } from './compile-query.ts';
import { type FoldedText, foldPage, marksAfter } from './fold-page.ts';
import { lineBoxes } from './line-boxes.ts';
import type { PageText, UserBox } from './page-text.ts';
import { readable } from './readable.ts';

/** A match with its places in user space. */
export interface FoundText {
  readonly text: string;
  readonly before: string;
  readonly after: string;
  readonly boxes: readonly UserBox[];
}

/** Characters of context on either side. */
const CONTEXT = 24;

/** All matches on a page, at most `limit`, in reading order. What stands nowhere on the page is left out. */
export function findMatches(page: PageText, query: CompiledQuery, limit: number): readonly FoundText[] {
  const folded = foldPage(page, query.folding);
  if (!query.needs.every((character) => folded.text.includes(character))) return [];
  const along = matchesIn(page, folded, query, limit);
  const known = new Set(along.map(placeOf));
  const below = columnTexts(page)
    .flatMap((column) =>
      matchesIn(column, foldPage(column, query.folding), query, limit)
        // What stands within one piece of a line was found along the line.
        .filter(({ start, end }) => column.origin(end - 1) - column.origin(start) !== end - 1 - start)
        .map((match) => ({ ...match, start: column.origin(match.start), end: column.origin(match.end - 1) + 1 })),
    )
    // So was what goes on in the next line, where the next line is written next.
    .filter((match) => !known.has(placeOf(match)));
  const all = below.length === 0 ? along : [...along, ...below].sort((a, b) => a.start - b.start).slice(0, limit);
  return all.map(({ found }) => found);
}

interface Match {
  /** Characters [start, end) of the text. */
  readonly start: number;
  readonly end: number;
  readonly found: FoundText;
}

function placeOf({ start, end }: Match): string {
  return `${start} ${end}`;
}

function matchesIn(
  page: PageText,
  { text, origins }: FoldedText,
  query: CompiledQuery,
  limit: number,
): readonly Match[] {
  const matches: Match[] = [];
  for (const [from, to] of query.ranges(text)) {
    if (matches.length === limit) break;
    const start = origins[from] as number;
    const last = (origins[to - 1] as number) + 1;
    const end = last + marksAfter(page.codes, last);
    const boxes = lineBoxes(page, start, end);
    if (boxes.length === 0) continue;
    const found = {
      text: readable(page, start, end),
      before: readable(page, start - CONTEXT, start),
      after: readable(page, end, end + CONTEXT),
      boxes,
    };
    matches.push({ start, end, found });
  }
  return matches;
}
