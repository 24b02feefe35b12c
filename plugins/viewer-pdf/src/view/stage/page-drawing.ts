import type { Disposable } from '@sealwright/core/api';
import type { Turn } from '../layout/turn.ts';
import { ACTUAL_SIZE } from '../layout/zoom.ts';
import { AnnotationMode, PDFPageView, RenderingStates } from '../pdfjs/library.ts';
import type { OpenPdf } from '../session/open-pdf.ts';
import type { PdfRevision } from '../session/pdf-revision.ts';
import type { Painter, Painting } from '../session/render-queue.ts';
import { nameNotes } from './name-notes.ts';

/** While the size changes from frame to frame, the picture is stretched; it is painted anew when it rests this long. */
const REST = 160;
/** Tells pdf.js that painting follows later. */
const STRETCH_ONLY = 999;
/** Pixels of one canvas; what needs more is painted coarsely, and sharply where it is in sight. */
const LARGEST_CANVAS = 4096 * 4096;
/** Urgency of what is not in sight. */
const UNSEEN = 1_000_000;

interface Sheet {
  readonly revision: PdfRevision;
  readonly lease: Disposable;
  view?: PDFPageView;
}

export interface Look {
  /** CSS pixels per millimetre. */
  readonly scale: number;
  readonly turn: Turn;
}

export interface PageDrawingListener {
  /** Whether the page could not be drawn as it should. */
  onProblem(isBroken: boolean): void;
  /** The picture in front is painted; it is of the revision of this number. */
  onPainted(revision: number): void;
}

/** Texts in pdf.js's elements: this view names its pages itself. */
const noTexts = { pause() {}, resume() {}, translate() {} };

/** The picture of one page, with its text to select and its links, inside `host`, which has the page's size. */
export class PageDrawing implements Painter {
  private readonly pdf: OpenPdf;
  private readonly index: number;
  private readonly host: HTMLElement;
  private readonly listener: PageDrawingListener;
  private readonly ending = new AbortController();
  private readonly place: Disposable;
  private shown: Sheet | undefined;
  /** Of a newer revision; takes the place of the shown one when it is painted. */
  private incoming: Sheet | undefined;
  private look: Look = { scale: ACTUAL_SIZE, turn: 0 };
  private resting: ReturnType<typeof setTimeout> | undefined;

  constructor(pdf: OpenPdf, index: number, host: HTMLElement, listener: PageDrawingListener) {
    this.pdf = pdf;
    this.index = index;
    this.host = host;
    this.listener = listener;
    const options = { signal: this.ending.signal };
    pdf.eventBus.on('pagerender', (event: { source: unknown }) => this.didBegin(event.source), options);
    pdf.eventBus.on(
      'pagerendered',
      (event: { source: unknown; error: unknown }) => this.didPaint(event.source, event.error),
      options,
    );
    pdf.eventBus.on('textlayerrendered', (event: { source: unknown }) => this.didSetText(event.source), options);
    pdf.eventBus.on('annotationlayerrendered', (event: { source: unknown }) => this.didAddNotes(event.source), options);
    this.place = pdf.queue.add(this);
  }

  show(revision: PdfRevision, look: Look): void {
    const isTurned = look.turn !== this.look.turn;
    this.look = look;
    this.host.style.setProperty('--scale-factor', String((look.scale * 25.4) / 72));
    if ((this.incoming ?? this.shown)?.revision !== revision) void this.begin(revision);
    this.resize(isTurned ? undefined : STRETCH_ONLY);
  }

  /** The window shows another part of the page. */
  see(): void {
    const view = this.shown?.view;
    const part = this.pdf.viewport.visiblePart(this.index);
    if (!view?.pdfPage || !part || this.resting !== undefined) return;
    view.updateVisibleArea(part);
    this.pdf.queue.pump();
  }

  next(): Painting | undefined {
    const view = (this.incoming ?? this.shown)?.view;
    if (!view?.pdfPage || this.resting !== undefined) return undefined;
    if (view.renderingState !== RenderingStates.FINISHED) return view as unknown as Painting;
    const detail = view.detailView as Painting | null;
    return detail && detail.renderingState !== RenderingStates.FINISHED ? detail : undefined;
  }

  readonly urgency = (): number => {
    const { viewport } = this.pdf;
    return viewport.distance(this.index) + (viewport.visiblePart(this.index) ? 0 : UNSEEN);
  };

  dispose(): void {
    this.ending.abort();
    clearTimeout(this.resting);
    void this.place.dispose();
    this.drop(this.incoming);
    this.drop(this.shown);
  }

  private async begin(revision: PdfRevision): Promise<void> {
    const sheet: Sheet = { revision, lease: revision.lease() };
    this.drop(this.incoming);
    this.incoming = sheet;
    try {
      const page = await revision.pdf.getPage(this.index + 1);
      if (this.incoming !== sheet || this.ending.signal.aborted) return;
      this.listener.onProblem(false);
      const view = this.createView(revision);
      sheet.view = view;
      view.rotation = this.look.turn;
      view.setPdfPage(page);
      if (this.shown) view.div.style.visibility = 'hidden';
      else this.settle(sheet);
      this.pdf.queue.pump();
    } catch {
      if (this.incoming === sheet) this.listener.onProblem(true);
    }
  }

  private createView(revision: PdfRevision): PDFPageView {
    const { pdf, index, host, look } = this;
    const { width, height } = revision.pages[index]!.size;
    const layers = { findController: pdf.find.controller, linkService: pdf.links, annotationStorage: null };
    const options = {
      container: host,
      eventBus: pdf.eventBus,
      id: index + 1,
      scale: look.scale / ACTUAL_SIZE,
      defaultViewport: { width, height, rotation: 0, userUnit: 1 },
      renderingQueue: pdf.queue,
      layerProperties: layers,
      annotationMode: AnnotationMode.ENABLE,
      // Pictures of notes come from the style sheet: what pdf.js asks for would be fetched in vain.
      imageResourcesPath: 'data:,',
      maxCanvasPixels: LARGEST_CANVAS,
      enableAutoLinking: false,
      enableSelectionRendering: false,
      enableOptimizedPartialRendering: true,
      l10n: noTexts,
    };
    // What is given is the part of these interfaces that pdf.js uses here.
    const view = new PDFPageView(options as unknown as ConstructorParameters<typeof PDFPageView>[0]);
    view.div.removeAttribute('role');
    return view;
  }

  private resize(drawingDelay = -1): void {
    const change = { scale: this.look.scale / ACTUAL_SIZE, rotation: this.look.turn };
    for (const sheet of [this.shown, this.incoming]) {
      if (sheet?.view?.pdfPage && !isSame(sheet.view, change)) {
        sheet.view.update({ ...change, drawingDelay });
        if (drawingDelay >= 0) this.rest();
      }
    }
    this.pdf.queue.pump();
  }

  private rest(): void {
    clearTimeout(this.resting);
    this.resting = setTimeout(() => {
      this.resting = undefined;
      for (const sheet of [this.shown, this.incoming]) if (sheet?.view?.pdfPage) sheet.view.update({});
      this.see();
      this.pdf.queue.pump();
    }, REST);
  }

  /** The canvas has whole pixels, the page has not: its size follows from what was painted into it. */
  private didBegin(source: unknown): void {
    const view = this.viewOf(source);
    const canvas = view?.canvas as HTMLCanvasElement | null | undefined;
    if (!view || !canvas || !view.outputScale) return;
    const { sx, sy } = view.outputScale as { sx: number; sy: number };
    const width = `${(canvas.width / sx / view.viewport.width) * 100}%`;
    const height = `${(canvas.height / sy / view.viewport.height) * 100}%`;
    Object.assign(canvas.style, { width, height });
    this.host.style.setProperty('--painted-width', width);
    this.host.style.setProperty('--painted-height', height);
  }

  private didPaint(source: unknown, error: unknown): void {
    const view = this.viewOf(source);
    if (!view) return;
    this.listener.onProblem(error !== null && error !== undefined);
    if (this.incoming?.view === view) this.settle(this.incoming);
    if (this.shown) this.listener.onPainted(this.shown.revision.number);
    this.see();
  }

  private didSetText(source: unknown): void {
    const view = this.viewOf(source);
    // The pages as a whole can be scrolled by keys; a stop at every single one would be in the way.
    if (view?.textLayer) view.textLayer.div.tabIndex = -1;
  }

  private didAddNotes(source: unknown): void {
    const view = this.viewOf(source);
    if (view) nameNotes(view).catch(() => this.listener.onProblem(true));
  }

  /** Brings a sheet to the front; the one before has done its duty. */
  private settle(sheet: Sheet): void {
    const before = this.shown;
    this.shown = sheet;
    this.incoming = undefined;
    if (sheet.view) sheet.view.div.style.visibility = '';
    this.drop(before);
  }

  private drop(sheet: Sheet | undefined): void {
    sheet?.view?.destroy();
    sheet?.view?.div.remove();
    void sheet?.lease.dispose();
  }

  private viewOf(source: unknown): PDFPageView | undefined {
    return [this.shown?.view, this.incoming?.view].find((view) => view !== undefined && view === source);
  }
}

function isSame(view: PDFPageView, { scale, rotation }: { scale: number; rotation: number }): boolean {
  return view.scale === scale && view.rotation === rotation;
}
