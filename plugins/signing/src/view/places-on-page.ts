import type { PlacedLook } from './stamp-plans.ts';

type IndexedPlace = readonly [index: number, look: PlacedLook];
const indexes = new WeakMap<readonly PlacedLook[], ReadonlyMap<number, readonly IndexedPlace[]>>();

/** The places of one page with their indexes. A seal may stand on a thousand pages: they are sorted by page once. */
export function placesOnPage(places: readonly PlacedLook[], page: number): readonly IndexedPlace[] {
  const index = indexes.get(places) ?? byPage(places);
  indexes.set(places, index);
  return index.get(page) ?? [];
}

function byPage(places: readonly PlacedLook[]): ReadonlyMap<number, readonly IndexedPlace[]> {
  const index = new Map<number, IndexedPlace[]>();
  places.forEach((look, position) => {
    const onPage = index.get(look.page);
    if (onPage) onPage.push([position, look]);
    else index.set(look.page, [[position, look]]);
  });
  return index;
}
