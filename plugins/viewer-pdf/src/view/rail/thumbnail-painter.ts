import type { Disposable, Size } from '@sealwright/core/api';
import type { Turn } from '../layout/turn.ts';
import { AnnotationMode, RenderingStates } from '../pdfjs/library.ts';
import type { OpenPdf } from '../session/open-pdf.ts';
import type { PdfRevision } from '../session/pdf-revision.ts';
import type { Painter, Painting } from '../session/render-queue.ts';

/** After all pages, whatever their urgency. */
const LAST = 1e12;

export interface ThumbnailJob {
  readonly revision: PdfRevision;
  /** 0-based. */
  readonly page: number;
  /** In CSS pixels. */
  readonly size: Size;
  readonly turn: Turn;
}

/** Paints one thumbnail when nothing else is to be painted. */
export class ThumbnailPainter implements Painter, Painting {
  renderingState: number = RenderingStates.INITIAL;
  resume: (() => void) | null = null;
  private readonly pdf: OpenPdf;
  private readonly job: ThumbnailJob;
  private readonly done: (canvas: HTMLCanvasElement) => void;
  private readonly place: Disposable;
  private readonly lease: Disposable;
  private cancel: (() => void) | undefined;
  private isEnded = false;

  constructor(pdf: OpenPdf, job: ThumbnailJob, done: (canvas: HTMLCanvasElement) => void) {
    this.pdf = pdf;
    this.job = job;
    this.done = done;
    this.lease = job.revision.lease();
    this.place = pdf.queue.add(this);
  }

  next(): Painting | undefined {
    return this.renderingState === RenderingStates.FINISHED ? undefined : this;
  }

  readonly urgency = (): number => {
    const { currentPage } = this.pdf.viewport.store.getState();
    return LAST + Math.abs(this.job.page - currentPage);
  };

  async draw(): Promise<void> {
    this.renderingState = RenderingStates.RUNNING;
    try {
      const canvas = await this.paint();
      if (!this.isEnded) this.done(canvas);
    } catch {
      // A page that cannot be painted stays a blank sheet here; the page itself says why.
    } finally {
      this.end();
    }
  }

  end(): void {
    if (this.isEnded) return;
    this.isEnded = true;
    this.renderingState = RenderingStates.FINISHED;
    this.cancel?.();
    void this.place.dispose();
    void this.lease.dispose();
  }

  private async paint(): Promise<HTMLCanvasElement> {
    const { revision, page: index, size, turn } = this.job;
    const page = await revision.pdf.getPage(index + 1);
    if (this.isEnded) throw new Error('ended');
    const rotation = (page.rotate + turn) % 360;
    const natural = page.getViewport({ scale: 1, rotation });
    const width = Math.round(size.width * window.devicePixelRatio);
    const viewport = page.getViewport({ scale: width / natural.width, rotation });
    const canvas = document.createElement('canvas');
    canvas.width = width;
    canvas.height = Math.max(1, Math.round(viewport.height));
    const task = page.render({ canvas, viewport, annotationMode: AnnotationMode.ENABLE });
    this.cancel = () => task.cancel();
    task.onContinue = (goOn: () => void) => this.wait(goOn);
    await task.promise;
    this.cancel = undefined;
    // Pages near the eye keep what they have read; others would pile it up.
    const [first, last] = this.pdf.viewport.store.getState().drawn;
    if (index < first || index > last) page.cleanup();
    return canvas;
  }

  private wait(goOn: () => void): void {
    if (this.isEnded || this.pdf.queue.isHighestPriority(this)) {
      goOn();
      return;
    }
    this.renderingState = RenderingStates.PAUSED;
    this.resume = () => {
      this.renderingState = RenderingStates.RUNNING;
      this.resume = null;
      goOn();
    };
  }
}
