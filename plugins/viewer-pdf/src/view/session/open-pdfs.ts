import { type Disposable, DocumentNotOpen, type OpenDocument, toDisposable } from '@sealwright/core/api';
import { createStore, type DocumentSurface, type DocumentSurfaces, type Workbench } from '@sealwright/ui';
import type { Zoom } from '../layout/zoom.ts';
import { SpareWorkers } from '../pdfjs/spare-workers.ts';
import { OpenPdf, type OpenPdfParts } from './open-pdf.ts';
import type { RevisionCalls } from './pdf-revision.ts';

interface Waiting {
  readonly resolve: (surface: DocumentSurface) => void;
  readonly reject: (error: unknown) => void;
}

const RETRY_AFTER = 1_000;
/** Context key: the document in front is a PDF whose pages stand. */
const READY = 'pdf.ready';

/** The PDFs of this window, by document. */
export class OpenPdfs implements DocumentSurfaces {
  /** Documents whose views stand: their pages are laid out. */
  readonly standing = createStore<ReadonlySet<string>>(() => new Set());
  private readonly pdfs = new Map<string, OpenPdf>();
  private readonly waiting = new Map<string, Waiting[]>();
  private readonly workers = new SpareWorkers();
  private readonly parts: OpenPdfParts;
  private readonly workbench: Workbench;
  private readonly defaultZoom: () => Zoom;
  private documents: readonly OpenDocument[] = [];

  constructor(calls: RevisionCalls, workbench: Workbench, defaultZoom: () => Zoom) {
    this.parts = { calls, workers: this.workers, workbench };
    this.workbench = workbench;
    this.defaultZoom = defaultZoom;
  }

  /** Follows the open documents until the result is disposed. */
  start(): Disposable {
    const ending = new AbortController();
    void this.watch(ending.signal);
    this.workers.prepare();
    const stopTabs = this.workbench.documents.state.subscribe(({ tabs, active }) => {
      const open = new Set(tabs.map(({ id }) => id));
      for (const id of this.known()) if (!open.has(id)) this.close(id);
      // What comes to the front is read while its view is still being drawn.
      if (this.documents.some(({ id }) => id === active)) this.get(active!);
    });
    return toDisposable(() => {
      ending.abort();
      stopTabs();
      for (const id of this.known()) this.close(id);
      this.workers.end();
    });
  }

  /** The document as this window shows it; made on first use. */
  get(id: string): OpenPdf {
    let pdf = this.pdfs.get(id);
    if (!pdf) {
      pdf = new OpenPdf(id, this.parts, this.defaultZoom());
      this.pdfs.set(id, pdf);
      const document = this.documents.find((other) => other.id === id);
      if (document) pdf.session.follow(document);
    }
    return pdf;
  }

  /** The one in front, if it is a PDF that stands. */
  get active(): OpenPdf | undefined {
    const { active } = this.workbench.documents.state.getState();
    return active === undefined ? undefined : this.findStanding(active);
  }

  findStanding(id: string): OpenPdf | undefined {
    return this.standing.getState().has(id) ? this.pdfs.get(id) : undefined;
  }

  /** To be called when the view of a document stands. */
  stands(id: string): void {
    const pdf = this.pdfs.get(id);
    if (!pdf || this.findStanding(id)) return;
    this.standing.setState((ids) => new Set(ids).add(id), true);
    this.workbench.context.set(READY, true, id);
    for (const { resolve } of this.waiting.get(id) ?? []) resolve(pdf.surface);
    this.waiting.delete(id);
  }

  async of(documentId: string): Promise<DocumentSurface> {
    const found = this.find(documentId);
    if (found) return found;
    const { tabs } = this.workbench.documents.state.getState();
    if (!tabs.some(({ id }) => id === documentId)) throw DocumentNotOpen({ id: documentId });
    return new Promise((resolve, reject) => {
      this.waiting.set(documentId, [...(this.waiting.get(documentId) ?? []), { resolve, reject }]);
    });
  }

  find(documentId: string): DocumentSurface | undefined {
    return this.findStanding(documentId)?.surface;
  }

  private known(): readonly string[] {
    return [...new Set([...this.pdfs.keys(), ...this.waiting.keys()])];
  }

  private close(id: string): void {
    for (const { reject } of this.waiting.get(id) ?? []) reject(DocumentNotOpen({ id }));
    this.waiting.delete(id);
    this.standing.setState((ids) => new Set([...ids].filter((other) => other !== id)), true);
    this.workbench.context.set(READY, false, id);
    this.pdfs.get(id)?.end();
    this.pdfs.delete(id);
  }

  /** The plugin host may be started anew: then the watch is, too. */
  private async watch(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      const watching = this.parts.calls.documents.watch({ signal, onProgress: (documents) => this.follow(documents) });
      await watching.catch(() => {});
      await new Promise((resolve) => setTimeout(resolve, RETRY_AFTER));
    }
  }

  private follow(documents: readonly OpenDocument[]): void {
    this.documents = documents;
    for (const document of documents) this.pdfs.get(document.id)?.session.follow(document);
  }
}
