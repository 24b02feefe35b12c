import {
  defineError,
  type PageGeometry,
  type Placement,
  PointUnreadable,
  parsePageRange,
  parsePoint,
  placeSeal,
  type StampPlanInput,
} from '@sealwright/core/api';
import { type Point, parseCorrections } from './common-corrections.ts';

export const CorrectedPageNotChosen = defineError<{ page: number }>('multipage.correction-not-chosen', {
  'zh-CN': '给出了第 {page} 页的位置，但该页不在所选页面之内。',
  en: 'A place is given for page {page}, which is not among the chosen pages.',
});

/**
 * One seal, in its true size, at the same place of every chosen page; single pages may have a place of their own. On
 * pages of mixed sizes "the same place" is the same distance from the chosen corner of the page as it is seen.
 */
export async function planMultipageStamp({
  document,
  seal,
  options,
  signal,
}: StampPlanInput): Promise<readonly Placement[]> {
  const { at, pages = 'all', corner = 'top-left', rotation = 0, corrections: moved = '' } = options;
  const common = parsePoint(String(at));
  if (!common) throw PointUnreadable({ point: String(at) });
  const chosen = parsePageRange(String(pages), document.pageCount);
  const corrections = parseCorrections(String(moved));
  const stray = [...corrections.keys()].find((index) => !chosen.includes(index));
  if (stray !== undefined) throw CorrectedPageNotChosen({ page: stray + 1 });
  if (!seal) return [];
  const placements: Placement[] = [];
  for (const index of chosen) {
    signal?.throwIfAborted();
    const page = await document.page(index);
    const centre = fromTopLeft(page, String(corner), corrections.get(index) ?? common);
    placements.push(placeSeal(page, seal, { ...centre, rotation: Number(rotation) }));
  }
  return placements;
}

function fromTopLeft({ size }: PageGeometry, corner: string, { x, y }: Point): Point {
  return {
    x: corner.endsWith('right') ? size.width - x : x,
    y: corner.startsWith('bottom') ? size.height - y : y,
  };
}
