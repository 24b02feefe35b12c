import { AnnotationMissing } from '../append/errors.ts';
import type { ObjectStore } from '../object-store.ts';
import { PdfRef } from '../objects.ts';
import type { PageTree } from '../read/pages/page-tree.ts';
import { arrayAt } from '../signatures/object-access.ts';

/** Finds the pages, 0-based, that list annotations; each page is read once, however many are looked for. */
export function annotationFinder(store: ObjectStore, pages: PageTree): (id: string) => Promise<number> {
  let places: Promise<ReadonlyMap<string, number>> | undefined;
  return async (id) => {
    places ??= placesOf(store, pages);
    const page = (await places).get(id);
    if (page === undefined) throw AnnotationMissing({ id });
    return page;
  };
}

async function placesOf(store: ObjectStore, pages: PageTree): Promise<ReadonlyMap<string, number>> {
  const places = new Map<string, number>();
  for (let index = 0; index < pages.count; index++) {
    const { dict } = await pages.page(index);
    for (const object of (await arrayAt(store, dict, 'Annots')) ?? []) {
      if (object instanceof PdfRef && !places.has(object.toString())) places.set(object.toString(), index);
    }
  }
  return places;
}
