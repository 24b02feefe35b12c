import { type Placement, parsePageRange, placeSeal, type StampPlanInput } from '@sealwright/core/api';

/**
 * Where the seal comes to stand. Options come checked by the manifest's schema, their defaults filled in; lengths are
 * millimetres from the top left corner of the page as it is seen, whatever its turn. Refuse with errors of `defineError`.
 */
export async function planStamp({ document, seal, options, signal }: StampPlanInput): Promise<readonly Placement[]> {
  const pages = parsePageRange(String(options.pages), document.pageCount);
  const margin = Number(options.margin);
  if (!seal) return [];
  const placements: Placement[] = [];
  for (const index of pages) {
    signal?.throwIfAborted();
    const page = await document.page(index);
    const x = page.size.width - margin - seal.widthMm / 2;
    const y = page.size.height - margin - seal.heightMm / 2;
    placements.push(placeSeal(page, seal, { x, y, rotation: 0 }));
  }
  return placements;
}
