import { parsePageRange } from '@sealwright/core/api';
import { NoFacingPages, OnePageDocument, TooFewPages } from './common-errors.ts';
import type { SeamOptions } from './common-options.ts';

/** Pages that share a seal; two at least. */
export type Group = readonly number[];

/** The pages that take part, 0-based. `pages.*`, `seam.one-page-document`, `seam.too-few-pages`. */
export function chosenPages({ pages, skipFirst, skipLast }: SeamOptions, pageCount: number): Group {
  return withoutEnds(parsePageRange(pages, pageCount), skipFirst, skipLast, pageCount);
}

/** Pages that share a seal, for each of the seals. `seam.no-facing-pages`. */
export function pageGroups(pages: Group, { edge, pairFirst, perSeal }: SeamOptions): readonly Group[] {
  return edge === 'spread' ? facingPages(pages, pairFirst) : balancedGroups(pages, perSeal);
}

/** What is left of the chosen pages after some at both ends. `seam.one-page-document`, `seam.too-few-pages`. */
export function withoutEnds(pages: readonly number[], first: number, last: number, pageCount: number): Group {
  const left = pages.slice(first, Math.max(first, pages.length - last));
  if (left.length >= 2) return left;
  throw pageCount === 1 ? OnePageDocument({}) : TooFewPages({ chosen: left.length });
}

/**
 * As few seals as `most` pages for each allow, with as many pages each, give or take one. No seal stands on a single
 * page: where that would come out, a seal gets a page more than `most`.
 */
export function balancedGroups(pages: Group, most: number): readonly Group[] {
  const count = Math.min(Math.ceil(pages.length / most), Math.floor(pages.length / 2));
  const start = (group: number) => Math.floor((group * pages.length) / count);
  return Array.from({ length: count }, (_, group) => pages.slice(start(group), start(group + 1)));
}

/**
 * Pairs of 0-based pages that face each other in an open book: 2 and 3, 4 and 5, ...; `pairFirst`: 1 and 2, 3 and 4, ...
 * A page whose neighbour is not chosen gets no slice. `seam.no-facing-pages`.
 */
export function facingPages(pages: Group, pairFirst: boolean): readonly Group[] {
  const chosen = new Set(pages);
  const isLeft = (page: number) => page % 2 === (pairFirst ? 0 : 1);
  const pairs = pages.filter((page) => isLeft(page) && chosen.has(page + 1)).map((page) => [page, page + 1]);
  if (pairs.length === 0) throw NoFacingPages({});
  return pairs;
}
