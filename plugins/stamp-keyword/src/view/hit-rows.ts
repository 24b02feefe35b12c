import type { Hit } from './keyword-search.ts';

/** A line of the list: the heading of a page, or a hit on it. */
export type HitRow =
  | { readonly kind: 'page'; readonly page: number; readonly count: number }
  | { readonly kind: 'hit'; readonly hit: Hit };

/** Hits in the order of the document, each page's below its heading. */
export function hitRows(hits: readonly Hit[]): readonly HitRow[] {
  const counts = new Map<number, number>();
  for (const { page } of hits) counts.set(page, (counts.get(page) ?? 0) + 1);
  return hits.flatMap((hit, index): HitRow[] => {
    const { page } = hit;
    const row = { kind: 'hit', hit } as const;
    const isFirst = hits[index - 1]?.page !== page;
    return isFirst ? [{ kind: 'page', page, count: counts.get(page) ?? 0 }, row] : [row];
  });
}

/** The rows [from, to) of equal height that a scrolled list shows, and a few on each side. */
export function rowsInSight(
  count: number,
  { top, height, row }: { readonly top: number; readonly height: number; readonly row: number },
): readonly [from: number, to: number] {
  const spare = 6;
  const from = Math.max(0, Math.floor(top / row) - spare);
  return [from, Math.min(count, Math.ceil((top + height) / row) + spare)];
}
