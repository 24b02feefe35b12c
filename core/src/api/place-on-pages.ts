import { parsePoint } from './length.ts';
import { parsePageRange } from './page-range.ts';
import type { Placement, StampPlanInput } from './points/stamp-modes.ts';
import { boxAt, PointUnreadable, type Stamp } from './seal-places.ts';

/**
 * The same stamp on each of the pages that the options `pages` (`parsePageRange`), `at` (its middle, `parsePoint`) and
 * `rotation` name. `pages.*`, `stamp.point-unreadable`, `stamp.outside-page`.
 */
export async function placeOnPages(
  { document, options, signal }: Pick<StampPlanInput, 'document' | 'options' | 'signal'>,
  { size, appearance, description }: Stamp,
): Promise<readonly Placement[]> {
  const { pages = '1', at, rotation = 0 } = options;
  const point = parsePoint(String(at));
  if (!point) throw PointUnreadable({ point: String(at) });
  const placements: Placement[] = [];
  for (const index of parsePageRange(String(pages), document.pageCount)) {
    signal?.throwIfAborted();
    const page = await document.page(index);
    const box = boxAt(page, size, { ...point, rotation: Number(rotation) });
    placements.push({ page: index, box, appearance, description });
  }
  return placements;
}
