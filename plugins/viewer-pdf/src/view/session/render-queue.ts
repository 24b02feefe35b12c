import type { Disposable } from '@sealwright/core/api';
import { RenderingStates } from '../pdfjs/library.ts';

/** What pdf.js paints in steps: a page, the enlarged part of one, or a thumbnail. */
export interface Painting {
  readonly renderingState: number;
  draw(): Promise<unknown>;
  /** Set while it is paused. */
  readonly resume: (() => void) | null;
}

/** Something that has paintings to make. */
export interface Painter {
  /** What it has to paint next, if anything. */
  next(): Painting | undefined;
  /** Lower comes first. */
  readonly urgency: () => number;
}

/** Paints one thing at a time, what is nearest to the eye first; what has become less urgent waits in between. */
export class RenderQueue {
  private readonly painters = new Set<Painter>();
  private isPumping = false;

  add(painter: Painter): Disposable {
    this.painters.add(painter);
    this.pump();
    return { dispose: () => void this.painters.delete(painter) };
  }

  /** To be called when a painter has something new to paint, or something else came into sight. */
  pump(): void {
    if (this.isPumping) return;
    this.isPumping = true;
    queueMicrotask(() => {
      this.isPumping = false;
      const painting = this.mostUrgent();
      if (!painting) return;
      if (painting.renderingState === RenderingStates.PAUSED) painting.resume?.();
      else if (painting.renderingState === RenderingStates.INITIAL) {
        const goOn = () => this.pump();
        painting.draw().then(goOn, goOn);
      }
    });
  }

  /** pdf.js asks between two steps of a painting whether it may go on; where not, it pauses. */
  isHighestPriority(painting: Painting): boolean {
    const best = this.mostUrgent();
    if (best === undefined || best === painting) return true;
    this.pump();
    return false;
  }

  /** pdf.js asks whether its pages stand in a viewer of their own. */
  hasViewer(): boolean {
    return true;
  }

  private mostUrgent(): Painting | undefined {
    let best: Painting | undefined;
    let least = Number.POSITIVE_INFINITY;
    for (const painter of this.painters) {
      const urgency = painter.urgency();
      if (urgency >= least) continue;
      const painting = painter.next();
      if (!painting || painting.renderingState === RenderingStates.FINISHED) continue;
      best = painting;
      least = urgency;
    }
    return best;
  }
}
