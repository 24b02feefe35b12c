import type { Options } from './options.ts';
import { parsePageRange } from './page-range.ts';
import type { SearchedPage, TextMatch } from './services/text-search.ts';
import { HitMissing, HitsUnreadable, NoHitOnPages, WordsNotFound, WordsNotFoundInText } from './word-errors.ts';

/** JSON Schema pattern of lists of places, for options in manifests: '1,3-5'. */
export const HITS_PATTERN = String.raw`^\s*\d{1,5}(\s*[-–~～－]\s*\d{1,5})?(\s*[,，、]\s*\d{1,5}(\s*[-–~～－]\s*\d{1,5})?)*\s*$`;

/** A place where words stand. */
export interface WordHit {
  /** From 1 on, counted through the document. */
  readonly number: number;
  /** 0-based. */
  readonly page: number;
  readonly match: TextMatch;
}

export type HitRule = 'all' | 'first' | 'last' | 'first-of-page' | 'last-of-page';

/** Where words were found, numbered as `sealwright find` does. */
export function wordHits(found: readonly SearchedPage[]): readonly WordHit[] {
  return found
    .flatMap(({ page, matches }) => matches.map((match) => ({ page, match })))
    .map((hit, index) => ({ ...hit, number: index + 1 }));
}

/** Hits are in the order of the document, before and after. */
export function hitsByRule<Hit extends Pick<WordHit, 'page'>>(hits: readonly Hit[], rule: HitRule): readonly Hit[] {
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

/**
 * The hits that the options `hits`, `pages` and `which` leave of what `find` found, in this order: 'the last one on pages
 * 1-3' is what it says. `words.not-found`, `words.not-found-in-text`, `words.hit-missing`, `words.hits-unreadable`,
 * `words.none-on-pages`, `pages.*`.
 */
export function chooseHits(found: readonly SearchedPage[], options: Options): readonly WordHit[] {
  const find = String(options.find);
  const all = wordHits(found);
  if (all.length === 0) throw notFound(found, find);
  const { hits, pages = 'all', which = 'all' } = options;
  const inRange = new Set(parsePageRange(String(pages), found.length));
  const numbered = hits === undefined ? all : byNumber(all, String(hits), find);
  const onPages = numbered.filter(({ page }) => inRange.has(page));
  if (onPages.length === 0) throw NoHitOnPages({ find, pages: String(pages) });
  return hitsByRule(onPages, which as HitRule);
}

function byNumber(hits: readonly WordHit[], list: string, find: string): readonly WordHit[] {
  const chosen = new Set<number>();
  for (const [from, to] of spans(list)) {
    if (from < 1 || to > hits.length) throw HitMissing({ hit: from < 1 ? from : to, count: hits.length, find });
    for (let number = from; number <= to; number++) chosen.add(number);
  }
  return hits.filter(({ number }) => chosen.has(number));
}

/** First and last number of each part of a list such as '1,3-5'. */
function spans(list: string): readonly (readonly [from: number, to: number])[] {
  return list.split(/[,，、]/).map((part) => {
    const [first, second = first] = part.split(/[-–~～－]/).map(Number);
    if (!Number.isInteger(first) || !Number.isInteger(second)) throw HitsUnreadable({ hits: list });
    return [Math.min(first!, second!), Math.max(first!, second!)] as const;
  });
}

function notFound(found: readonly SearchedPage[], find: string) {
  const unsearched = found.filter(({ reading }) => reading === 'scan' || reading === 'unreadable');
  if (unsearched.length === 0) return WordsNotFound({ find, count: found.length });
  return WordsNotFoundInText({ find, pages: unsearched.map(({ page }) => page + 1).join(', ') });
}
