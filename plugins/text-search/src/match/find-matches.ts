import type { CompiledQuery } from './compile-query.ts';
import { foldPage, marksAfter } from './fold-page.ts';
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

/** All matches on a page, at most `limit`. What stands nowhere on the page is left out. */
export function findMatches(page: PageText, query: CompiledQuery, limit: number): readonly FoundText[] {
  const { text, origins } = foldPage(page, query.folding);
  const found: FoundText[] = [];
  for (const [from, to] of query.ranges(text)) {
    if (found.length === limit) break;
    const start = origins[from] as number;
    const last = (origins[to - 1] as number) + 1;
    const end = last + marksAfter(page.codes, last);
    const boxes = lineBoxes(page, start, end);
    if (boxes.length === 0) continue;
    found.push({
      text: readable(page, start, end),
      before: readable(page, start - CONTEXT, start),
      after: readable(page, end, end + CONTEXT),
      boxes,
    });
  }
  return found;
}
