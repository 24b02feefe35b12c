import type { TextMatch } from '@sealwright/core/api';
import { HitMissing, HitsUnreadable } from './common-errors.ts';

/** JSON Schema pattern of lists of places: '1,3-5'. */
export const HITS_PATTERN = String.raw`^\s*\d{1,5}(\s*[-–~～－]\s*\d{1,5})?(\s*[,，、]\s*\d{1,5}(\s*[-–~～－]\s*\d{1,5})?)*\s*$`;

/** A place where the words stand. */
export interface Hit {
  /** From 1 on, counted through the document. */
  readonly number: number;
  /** 0-based. */
  readonly page: number;
  readonly match: TextMatch;
}

export type Rule = 'all' | 'first' | 'last' | 'first-of-page' | 'last-of-page';

/** Hits are in the order of the document, before and after. */
export function byRule(hits: readonly Hit[], rule: Rule): readonly Hit[] {
  switch (rule) {
    case 'all':
      return hits;
    case 'first':
      return hits.slice(0, 1);
    case 'last':
      return hits.slice(-1);
    case 'first-of-page':
      return hits.filter(({ page }, index) => hits[index - 1]?.page !== page);
    case 'last-of-page':
      return hits.filter(({ page }, index) => hits[index + 1]?.page !== page);
  }
}

/** The hits that a list such as '1,3-5' names; `keyword.hit-missing` for one that is not there. */
export function byNumber(hits: readonly Hit[], list: string, find: string): readonly Hit[] {
  const chosen = new Set<number>();
  for (const part of list.split(/[,，、]/)) {
    const [first, second = first] = part.split(/[-–~～－]/).map(Number);
    if (!Number.isInteger(first) || !Number.isInteger(second)) throw HitsUnreadable({ hits: list });
    const [from, to] = [Math.min(first!, second!), Math.max(first!, second!)];
    if (from < 1 || to > hits.length) throw HitMissing({ hit: from < 1 ? from : to, count: hits.length, find });
    for (let number = from; number <= to; number++) chosen.add(number);
  }
  return hits.filter(({ number }) => chosen.has(number));
}
