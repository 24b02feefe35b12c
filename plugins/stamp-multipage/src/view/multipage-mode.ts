import type { Localized, Options } from '@sealwright/core/api';
import { type DraftStamp, fillLocalized, type StampTarget } from '@sealwright/ui';
import { type Corner, type Point, seenFromCorner } from '../common-corner.ts';
import { readableOptions, writeOptions } from '../common-options.ts';

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
  const options = readableOptions(stamp.options);
  const point = options && distances(to, options.corner);
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
  const chosen = { chosen: chosenPagesName(String(pages)), count: places.length };
  return fillLocalized(corrections === '' ? TEXTS.pages : TEXTS.corrected, chosen);
}

function chosenPagesName(range: string): Localized {
  const name = RANGE_NAMES.get(range);
  if (name) return name;
  // In lists of numbers, too, the last page has no number.
  return { 'zh-CN': `第 ${range.replace(/last/g, '末')} 页`, en: `pages ${range}` };
}

const RANGE_NAMES: ReadonlyMap<string, Localized> = new Map([
  ['all', { 'zh-CN': '全部', en: 'all' }],
  ['odd', { 'zh-CN': '奇数页', en: 'odd' }],
  ['even', { 'zh-CN': '偶数页', en: 'even' }],
  ['last', { 'zh-CN': '末页', en: 'last' }],
]);

const TEXTS = {
  pages: { 'zh-CN': '{chosen}（{count} 页）', en: '{chosen} ({count} pages)' },
  corrected: { 'zh-CN': '{chosen}（{count} 页），有单独位置', en: '{chosen} ({count} pages), some apart' },
} as const satisfies Record<string, Localized>;
