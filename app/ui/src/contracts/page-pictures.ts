/** The pages of an open document as pictures for paper. Owner: the document's viewer. */
import type { Disposable, PageGeometry } from '@sealwright/core/api';
import { defineViewService } from './view-service.ts';

export interface PagePictures {
  /**
   * The revision that is shown now; it stays the one that is drawn when a newer one comes. Resolves when the document's
   * viewer stands; rejects with `documents.not-open` when it is closed before.
   */
  of(documentId: string): Promise<DrawnPages>;
}

export interface DrawnPages extends Disposable {
  readonly pages: readonly PageGeometry[];
  /** Draws what belongs on paper (ISO 32000-2, 12.5.3: annotations that are printed), `dpi` pixels an inch. Rejects when it is aborted. */
  draw(page: number, dpi: number, signal: AbortSignal): Promise<HTMLCanvasElement>;
}

export const PagePictures = defineViewService<PagePictures>('page-pictures');
