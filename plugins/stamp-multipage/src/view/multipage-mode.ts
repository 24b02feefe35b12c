import type { Localized, Options } from '@sealwright/core/api';
import { type DraftStamp, fillLocalized, type StampTarget } from '@sealwright/ui';
import { type Corner, type Point, seenFromCorner } from '../common-corner.ts';
import { readOptions, writeOptions } from '../common-options.ts';

/**
 * The options after one place was moved: on all pages alike, or on that page alone where it `isSingle` or has a place of
 * its own already. `undefined` where it may not go there.
 */
export function moved(
  stamp: Pick<DraftStamp, 'options' | 'places'>,
  place: number,
  to: StampTarget,
  isSingle: boolean,
): Options | undefined {
  const from = stamp.places[place]?.page;
  const options = readOptions(stamp.options);
  const point = distances(to, options.corner);
  if (from === undefined || !point) return undefined;
  if (options.corrections.has(from) || (isSingle && stamp.places.length > 1)) {
    if (to.page !== from) return undefined;
    return writeOptions({ ...options, corrections: new Map(options.corrections).set(from, point) });
  }
  const isOnChosenPage = stamp.places.some(({ page }) => page === to.page);
  return isOnChosenPage ? writeOptions({ ...options, at: point }) : undefined;
}

function distances({ x, y, pageSize }: StampTarget, corner: Corner): Point | undefined {
  if (pageSize) return seenFromCorner(pageSize, corner, { x, y });
  return corner === 'top-left' ? { x, y } : undefined;
}

/** What the list of placements says of the stamp. */
export function summary({ options, places }: Pick<DraftStamp, 'options' | 'places'>): Localized {
  const { pages = 'all', corrections = '' } = options;
  const count = places.length;
  const named = NAMED[String(pages)] ?? fillLocalized(TEXTS.numbered, { pages: String(pages) });
  const text = fillLocalized(TEXTS.pages, { named, count });
  return corrections === '' ? text : fillLocalized(TEXTS.corrected, { text });
}

const NAMED: Readonly<Record<string, Localized>> = {
  all: { 'zh-CN': '全部', en: 'all' },
  odd: { 'zh-CN': '奇数页', en: 'odd' },
  even: { 'zh-CN': '偶数页', en: 'even' },
  last: { 'zh-CN': '末页', en: 'last' },
};

const TEXTS = {
  numbered: { 'zh-CN': '第 {pages} 页', en: 'pages {pages}' },
  pages: { 'zh-CN': '{named}（{count} 页）', en: '{named} ({count} pages)' },
  corrected: { 'zh-CN': '{text}，有单独位置', en: '{text}, some apart' },
} as const satisfies Record<string, Localized>;
