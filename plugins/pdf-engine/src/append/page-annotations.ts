import type { ObjectStore } from '../object-store.ts';
import { type PdfArray, PdfDict, PdfRef } from '../objects.ts';
import { DamagedPage } from './errors.ts';
import { type RevisionDraft, withEntries } from './revision-draft.ts';

interface ChangedPage {
  readonly page: PdfRef;
  readonly index: number;
  readonly added: PdfRef[];
  /** References as text. */
  readonly removed: Set<string>;
}

/** Annotations that a revision adds to pages (ISO 32000-2, 12.5.2) or takes away from them. */
export class PageAnnotations {
  private readonly changed = new Map<number, ChangedPage>();

  add(page: PdfRef, index: number, annotation: PdfRef): void {
    this.of(page, index).added.push(annotation);
  }

  /** `annotation`: its reference as text. */
  remove(page: PdfRef, index: number, annotation: string): void {
    this.of(page, index).removed.add(annotation);
  }

  /**
   * Replaces the pages concerned. Each gets an array of its own: an indirect /Annots may be shared with other pages, on
   * which the new annotations would show up too.
   */
  async writeTo(draft: RevisionDraft, store: ObjectStore): Promise<void> {
    for (const { page, index, added, removed } of this.changed.values()) {
      const dict = await store.get(page);
      if (!(dict instanceof PdfDict)) throw DamagedPage({ page: index + 1, detail: `${page} is not a page` });
      const before = await annotations(store, dict, index);
      const kept = before.filter((item) => !(item instanceof PdfRef && removed.has(item.toString())));
      draft.put(page, withEntries(dict, { Annots: [...kept, ...added] }));
    }
  }

  private of(page: PdfRef, index: number): ChangedPage {
    const known = this.changed.get(page.number) ?? { page, index, added: [], removed: new Set() };
    this.changed.set(page.number, known);
    return known;
  }
}

async function annotations(store: ObjectStore, page: PdfDict, index: number): Promise<PdfArray> {
  const found = (await store.resolve(page.get('Annots'))) ?? [];
  if (!Array.isArray(found)) throw DamagedPage({ page: index + 1, detail: '/Annots is not an array' });
  return found;
}
