import type { Disposable, documentsRpc, OpenDocument, PageGeometry, RpcClient } from '@sealwright/core/api';
import type { viewerRpc } from '../../common-viewer-rpc.ts';
import type { PDFDocumentProxy } from '../pdfjs/library.ts';
import { type LoadedPdf, loadPdf } from '../pdfjs/load-pdf.ts';
import type { SpareWorkers } from '../pdfjs/spare-workers.ts';
import { outliveRestart } from './outlive-restart.ts';

export interface RevisionCalls {
  readonly documents: RpcClient<typeof documentsRpc>;
  readonly viewer: RpcClient<typeof viewerRpc>;
}

export interface RevisionToLoad {
  readonly document: OpenDocument;
  readonly password: string | undefined;
  readonly calls: RevisionCalls;
  readonly workers: SpareWorkers;
  /** Where only the first bytes are wanted: the document as it was when the file was as long. */
  readonly version?: number;
  readonly signal: AbortSignal;
  /** What befalls it after it was opened; see `PdfToLoad`. */
  readonly onFault: (error: unknown) => void;
}

/**
 * One revision of the document as it is shown. When a newer one has come it stays until the last page that shows it has
 * been replaced.
 */
export class PdfRevision {
  readonly number: number;
  readonly pages: readonly PageGeometry[];
  private readonly loaded: LoadedPdf;
  private users = 0;
  private isRetired = false;

  constructor(number: number, loaded: LoadedPdf, pages: readonly PageGeometry[]) {
    this.number = number;
    this.loaded = loaded;
    this.pages = pages;
  }

  get pdf(): PDFDocumentProxy {
    return this.loaded.pdf;
  }

  /** Reads what has to be known before anything is shown: the geometry of all pages, and the pages' beginnings. */
  static async load(wanted: RevisionToLoad): Promise<PdfRevision> {
    const { document, version, password, calls, workers, signal, onFault } = wanted;
    const { id, revision } = document;
    const size = version ?? document.size;
    const ending = new AbortController();
    const stop = () => ending.abort(signal.reason);
    signal.addEventListener('abort', stop, { once: true });
    const geometries = outliveRestart(async () => {
      const pages: PageGeometry[] = [];
      const onProgress = (part: { readonly pages: readonly PageGeometry[] }) => void pages.push(...part.pages);
      const options = { signal: ending.signal, onProgress };
      if (version === undefined) await calls.viewer.pages(id, revision, options);
      else await calls.viewer.versionPages(id, version, options);
      return pages;
    });
    const loading = loadPdf({
      size,
      password,
      workers,
      signal: ending.signal,
      onFault,
      read: (offset, length, readSignal) =>
        outliveRestart(() => calls.documents.read(id, revision, offset, length, { signal: readSignal })),
    });
    try {
      // Most look at the first page first: it is asked for before the view stands that shows it.
      loading.then(({ pdf }) => pdf.getPage(1)).catch(() => {});
      const [loaded, pages] = await Promise.all([loading, geometries]);
      return new PdfRevision(revision, loaded, pages);
    } catch (error) {
      ending.abort();
      loading.then(
        (loaded) => loaded.end(),
        () => {},
      );
      geometries.catch(() => {});
      throw error;
    } finally {
      signal.removeEventListener('abort', stop);
    }
  }

  /** Keeps it alive until the lease is disposed. */
  lease(): Disposable {
    this.users++;
    let isOver = false;
    return {
      dispose: () => {
        if (isOver) return;
        isOver = true;
        this.users--;
        this.endWhenUnused();
      },
    };
  }

  /** Ends it as soon as nothing shows it any more. */
  retire(): void {
    this.isRetired = true;
    this.endWhenUnused();
  }

  private endWhenUnused(): void {
    if (this.isRetired && this.users === 0) this.loaded.end();
  }
}
