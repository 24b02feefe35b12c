import type { ObjectStore } from '../object-store.ts';
import { type PdfArray, PdfDict, type PdfRef } from '../objects.ts';
import { DamagedPage } from './errors.ts';
import { type RevisionDraft, withEntries } from './revision-draft.ts';

/** Widgets that a revision adds to pages (ISO 32000-2, 12.5.2). */
export class PageAnnotations {
  private readonly added = new Map<number, { readonly page: PdfRef; readonly index: number; widgets: PdfRef[] }>();

  add(page: PdfRef, index: number, widget: PdfRef): void {
    const known = this.added.get(page.number);
    if (known) known.widgets.push(widget);
    else this.added.set(page.number, { page, index, widgets: [widget] });
  }

  /**
   * Replaces the pages concerned. Each gets an array of its own: an indirect /Annots may be shared with other pages, on
   * which the new widgets would show up too.
   */
  async writeTo(draft: RevisionDraft, store: ObjectStore): Promise<void> {
    for (const { page, index, widgets } of this.added.values()) {
      const dict = await store.get(page);
      if (!(dict instanceof PdfDict)) throw DamagedPage({ page: index + 1, detail: `${page} is not a page` });
      draft.put(page, withEntries(dict, { Annots: [...(await annotations(store, dict, index)), ...widgets] }));
    }
  }
}

async function annotations(store: ObjectStore, page: PdfDict, index: number): Promise<PdfArray> {
  const found = (await store.resolve(page.get('Annots'))) ?? [];
  if (!Array.isArray(found)) throw DamagedPage({ page: index + 1, detail: '/Annots is not an array' });
  return found;
}
