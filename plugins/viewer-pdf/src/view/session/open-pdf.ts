import { createStore, type Workbench } from '@sealwright/ui';
import { FindSession } from '../find/find-session.ts';
import type { Zoom } from '../layout/zoom.ts';
import { DocumentLinks } from '../pdfjs/document-links.ts';
import { EventBus } from '../pdfjs/library.ts';
import type { SpareWorkers } from '../pdfjs/spare-workers.ts';
import { PdfSurface } from '../surface/pdf-surface.ts';
import { askToLeave } from './ask-to-leave.ts';
import { linkTarget } from './link-target.ts';
import type { RevisionCalls } from './pdf-revision.ts';
import { PdfSession } from './pdf-session.ts';
import { RenderQueue } from './render-queue.ts';
import { Viewport } from './viewport.ts';

export interface OpenPdfParts {
  readonly calls: RevisionCalls;
  readonly workers: SpareWorkers;
  readonly workbench: Workbench;
}

/** All that belongs to one open document in this window; it lives on while another document is in front. */
export class OpenPdf {
  readonly documentId: string;
  readonly session: PdfSession;
  readonly viewport: Viewport;
  readonly surface: PdfSurface;
  readonly queue = new RenderQueue();
  readonly eventBus = new EventBus();
  readonly links: DocumentLinks;
  readonly find: FindSession;
  /** Whether dragging moves the pages instead of selecting text. */
  readonly hand = createStore(() => ({ isOn: false }));

  private readonly workers: SpareWorkers;

  constructor(documentId: string, { calls, workers, workbench }: OpenPdfParts, zoom: Zoom) {
    this.documentId = documentId;
    this.workers = workers;
    this.session = new PdfSession(documentId, calls, workers);
    this.viewport = new Viewport(zoom);
    this.surface = new PdfSurface(documentId, this.viewport);
    this.links = new DocumentLinks(this.eventBus, linkTarget(this.viewport), (address) => {
      void askToLeave(workbench, address);
    });
    this.find = new FindSession(this.eventBus, this.links, this.viewport);
    this.session.store.subscribe(({ phase }, { phase: before }) => {
      if (phase === before || phase.kind !== 'ready') return;
      this.viewport.setPages(phase.revision.pages);
      this.links.setDocument(phase.revision.pdf);
      this.find.setDocument(phase.revision.pdf);
    });
    this.viewport.store.subscribe(() => this.queue.pump());
    // Not sooner: what is opened just now needs the machine for itself.
    this.eventBus.on('pagerendered', () => workers.prepare());
  }

  end(): void {
    this.workers.prepare();
    this.surface.end();
    this.session.end();
  }
}
