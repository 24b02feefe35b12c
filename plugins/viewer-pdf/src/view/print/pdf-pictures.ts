import { DocumentNotOpen } from '@sealwright/core/api';
import type { DrawnPages, PagePictures } from '@sealwright/ui';
import { AnnotationMode } from '../pdfjs/library.ts';
import type { OpenPdfs } from '../session/open-pdfs.ts';
import type { PdfRevision } from '../session/pdf-revision.ts';

/** PDF user space has this many units to the inch. */
const UNITS = 72;

/** Draws pages for paper, beside those on the screen. */
export class PdfPictures implements PagePictures {
  private readonly pdfs: OpenPdfs;

  constructor(pdfs: OpenPdfs) {
    this.pdfs = pdfs;
  }

  async of(documentId: string): Promise<DrawnPages> {
    await this.pdfs.of(documentId);
    const { phase } = this.pdfs.get(documentId).session.store.getState();
    if (phase.kind !== 'ready') throw DocumentNotOpen({ id: documentId });
    const { revision } = phase;
    const lease = revision.lease();
    return {
      pages: revision.pages,
      draw: (page, dpi, signal) => draw(revision, page, dpi, signal),
      dispose: () => lease.dispose(),
    };
  }
}

async function draw({ pdf }: PdfRevision, index: number, dpi: number, signal: AbortSignal): Promise<HTMLCanvasElement> {
  signal.throwIfAborted();
  const page = await pdf.getPage(index + 1);
  signal.throwIfAborted();
  const viewport = page.getViewport({ scale: dpi / UNITS });
  const canvas = document.createElement('canvas');
  canvas.width = Math.max(1, Math.round(viewport.width));
  canvas.height = Math.max(1, Math.round(viewport.height));
  const task = page.render({ canvas, viewport, intent: 'print', annotationMode: AnnotationMode.ENABLE });
  const cancel = () => task.cancel();
  signal.addEventListener('abort', cancel, { once: true });
  try {
    await task.promise;
    return canvas;
  } finally {
    signal.removeEventListener('abort', cancel);
    page.cleanup();
  }
}
