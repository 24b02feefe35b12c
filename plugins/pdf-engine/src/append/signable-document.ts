import type { ModificationRules, PageGeometry } from '@sealwright/core/api';
import type { ObjectStore } from '../object-store.ts';
import type { PdfRef } from '../objects.ts';

/** What the appending half needs to know of an open document. */
export interface SignableDocument {
  readonly store: ObjectStore;
  readonly pages: DocumentPages;
  readonly rules: ModificationRules;
}

/** Indices are 0-based; `pdf.page-missing` beyond the end. */
export interface DocumentPages {
  ref(index: number): Promise<PdfRef>;
  geometry(index: number): Promise<PageGeometry>;
}
