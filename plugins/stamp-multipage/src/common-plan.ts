import {
  defineError,
  type Placement,
  parsePageRange,
  placeSeal,
  type StampPlanInput,
  sealInSize,
} from '@sealwright/core/api';
import { seenFromCorner } from './common-corner.ts';
import { readOptions } from './common-options.ts';

export const CorrectedPageNotChosen = defineError<{ page: number }>('multipage.correction-not-chosen', {
  'zh-CN': '给出了第 {page} 页的位置，但该页不在所选页面之内。',
  en: 'A place is given for page {page}, which is not among the chosen pages.',
});

/**
 * One seal at the same place of every chosen page; single pages may have a place of their own. On
 * pages of mixed sizes "the same place" is the same distance from the chosen corner of the page as it is seen.
 */
export async function planMultipageStamp({
  document,
  seal,
  options,
  signal,
}: StampPlanInput): Promise<readonly Placement[]> {
  const { pages, at, corner, rotation, corrections } = readOptions(options);
  const chosen = parsePageRange(pages, document.pageCount);
  const stray = [...corrections.keys()].find((index) => !chosen.includes(index));
  if (stray !== undefined) throw CorrectedPageNotChosen({ page: stray + 1 });
  if (!seal) return [];
  const sized = sealInSize(seal, options);
  const placements: Placement[] = [];
  for (const index of chosen) {
    signal?.throwIfAborted();
    const page = await document.page(index);
    const centre = seenFromCorner(page.size, corner, corrections.get(index) ?? at);
    placements.push(placeSeal(page, sized, { ...centre, rotation }));
  }
  return placements;
}
