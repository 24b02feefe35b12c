import { createStore, type ReadableStore } from '@sealwright/ui';
import { MOST_POINTS, type PenPoint, type Stroke } from '../common-strokes.ts';
import type { PenSample } from './pen-input.ts';

export interface WritingState {
  /** In millimetres of the pad; the last one grows while the pen is down. */
  readonly strokes: readonly Stroke[];
  /** No more is taken: it would be too long to be signed. */
  readonly isFull: boolean;
}

/** Millimetres: points that are nearer to each other tell nothing. */
const NEAREST = 0.08;
/** Ink of a hand that stands still, and of one in a hurry. */
const PRESSURE = { slow: 0.7, fast: 0.25 };
/** Millimetres in a millisecond. */
const FAST = 1.2;
/** Share of a new pressure in the one before: pens do not jump. */
const YIELD = 0.25;

/** What is being written on the pad. */
export class Writing {
  readonly state: ReadableStore<WritingState>;
  private readonly store = createStore<WritingState>(() => ({ strokes: [], isFull: false }));
  private last: { readonly sample: PenSample; readonly pressure: number } | undefined;

  constructor() {
    this.state = this.store;
  }

  /** The pen touches the pad. */
  begin(sample: PenSample): void {
    if (this.store.getState().isFull) return;
    const pressure = sample.pressure ?? (PRESSURE.slow + PRESSURE.fast) / 2;
    this.last = { sample, pressure };
    this.store.setState(({ strokes }) => ({ strokes: [...strokes, [{ x: sample.x, y: sample.y, pressure }]] }));
  }

  /** It moves; nothing where it is not down. */
  add(samples: readonly PenSample[]): void {
    const { strokes } = this.store.getState();
    const room = MOST_POINTS - pointsOf(strokes);
    const points = samples.flatMap((sample) => this.pointOf(sample) ?? []).slice(0, room);
    if (points.length === 0) return;
    const isFull = points.length === room;
    this.store.setState({ strokes: [...strokes.slice(0, -1), [...(strokes.at(-1) ?? []), ...points]], isFull });
    if (isFull) this.end();
  }

  /** It leaves the pad. */
  end(): void {
    this.last = undefined;
  }

  /** Takes the last stroke back. */
  undo(): void {
    this.end();
    this.store.setState(({ strokes }) => ({ strokes: strokes.slice(0, -1), isFull: false }));
  }

  clear(): void {
    this.end();
    this.store.setState({ strokes: [], isFull: false });
  }

  private pointOf(sample: PenSample): PenPoint | undefined {
    if (!this.last) return undefined;
    const { sample: before, pressure: old } = this.last;
    const way = Math.hypot(sample.x - before.x, sample.y - before.y);
    if (way < NEAREST) return undefined;
    const pressure = sample.pressure ?? old + (pressureAt(way / Math.max(sample.time - before.time, 1)) - old) * YIELD;
    this.last = { sample, pressure };
    return { x: sample.x, y: sample.y, pressure };
  }
}

/** What a pen would report at this speed: the faster, the thinner is its line. */
function pressureAt(speed: number): number {
  return PRESSURE.slow + (PRESSURE.fast - PRESSURE.slow) * Math.min(speed / FAST, 1);
}

function pointsOf(strokes: readonly Stroke[]): number {
  return strokes.reduce((count, stroke) => count + stroke.length, 0);
}
