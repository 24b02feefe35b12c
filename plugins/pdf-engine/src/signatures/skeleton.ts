import type { ObjectStore } from '../object-store.ts';
import type { PdfDict } from '../objects.ts';
import { type Page, PageTree } from '../read/pages/page-tree.ts';
import { type FormField, listAnnotations, listFields, type PlacedAnnotation } from './form-fields.ts';
import { asDict, dictAt } from './object-access.ts';

/** The parts of a document that signatures and changes are told by. */
export interface Skeleton {
  readonly store: ObjectStore;
  readonly catalog: PdfDict;
  readonly form: PdfDict | undefined;
  readonly pages: readonly Page[];
  readonly annotations: readonly PlacedAnnotation[];
  readonly fields: readonly FormField[];
}

export async function readSkeleton(store: ObjectStore): Promise<Skeleton> {
  const tree = await PageTree.open(store);
  const catalog = asDict(await store.resolve(store.trailer.get('Root')))!;
  const form = await dictAt(store, catalog, 'AcroForm');
  const pages: Page[] = [];
  for (let index = 0; index < tree.count; index++) pages.push(await tree.page(index));
  const annotations = await listAnnotations(store, pages);
  return { store, catalog, form, pages, annotations, fields: await listFields(store, form, annotations) };
}
