/** The pages of an open document as pictures, for paper and for comparisons. Owner: the document's viewer. */
import type { Disposable, PageGeometry } from '@sealwright/core/api';
import { defineViewService } from './view-service.ts';

export interface PagePictures {
  /**
   * The revision that is shown now; it stays the one that is drawn when a newer one comes. Resolves when the document's
   * viewer stands; rejects with `documents.not-open` when it is closed before.
   */
  of(documentId: string): Promise<DrawnPages>;
  /**
   * The document as it was when the file had `size` bytes, or as it is; what is drawn of it is what screens show,
   * annotations that are not printed included. Rejects with `documents.not-open`, and with what reading it rejects with.
   */
  version(documentId: string, size: number, signal: AbortSignal): Promise<DrawnPages>;
}

export interface DrawnPages extends Disposable {
  readonly pages: readonly PageGeometry[];
  /**
   * Draws a page, `dpi` pixels an inch; with `PagePictures.of` what belongs on paper (ISO 32000-2, 12.5.3: annotations that
   * are printed). Rejects when it is aborted.
   */
  draw(page: number, dpi: number, signal: AbortSignal): Promise<HTMLCanvasElement>;
}

export const PagePictures = defineViewService<PagePictures>('page-pictures');
