import { DocumentNotOpen } from '@sealwright/core/api';
import type { DrawnPages, PagePictures } from '@sealwright/ui';
import { AnnotationMode } from '../pdfjs/library.ts';
import type { OpenPdfs } from '../session/open-pdfs.ts';
import type { PdfRevision } from '../session/pdf-revision.ts';

/** PDF user space has this many units to the inch. */
const UNITS = 72;

/** Draws pages for paper and for comparisons, beside those on the screen. */
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
      draw: (page, dpi, signal) => draw(revision, { page, dpi, intent: 'print' }, signal),
      dispose: () => lease.dispose(),
    };
  }

  async version(documentId: string, size: number, signal: AbortSignal): Promise<DrawnPages> {
    await this.pdfs.of(documentId);
    const broken = new AbortController();
    const onFault = (error: unknown) => broken.abort(error);
    const version = await this.pdfs.get(documentId).session.loadVersion(size, { signal, onFault });
    return {
      pages: version.pages,
      draw: (page, dpi, drawing) =>
        untilBroken(broken.signal, drawing, (either) => draw(version, { page, dpi, intent: 'display' }, either)),
      dispose: () => version.retire(),
    };
  }
}

/** Of a version that cannot be read any more, pdf.js would wait for ever. */
async function untilBroken<T>(
  broken: AbortSignal,
  signal: AbortSignal,
  work: (either: AbortSignal) => Promise<T>,
): Promise<T> {
  const either = new AbortController();
  const stop = () => either.abort(broken.aborted ? broken.reason : signal.reason);
  broken.addEventListener('abort', stop);
  signal.addEventListener('abort', stop);
  if (broken.aborted || signal.aborted) stop();
  try {
    return await work(either.signal);
  } catch (fault) {
    throw broken.aborted ? broken.reason : fault;
  } finally {
    broken.removeEventListener('abort', stop);
    signal.removeEventListener('abort', stop);
  }
}

interface Drawing {
  /** 0-based. */
  readonly page: number;
  readonly dpi: number;
  readonly intent: 'print' | 'display';
}

async function draw(
  { pdf }: PdfRevision,
  { page: index, dpi, intent }: Drawing,
  signal: AbortSignal,
): Promise<HTMLCanvasElement> {
  signal.throwIfAborted();
  const page = await pdf.getPage(index + 1);
  signal.throwIfAborted();
  const viewport = page.getViewport({ scale: dpi / UNITS });
  const canvas = document.createElement('canvas');
  canvas.width = Math.max(1, Math.round(viewport.width));
  canvas.height = Math.max(1, Math.round(viewport.height));
  const task = page.render({ canvas, viewport, intent, annotationMode: AnnotationMode.ENABLE });
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
