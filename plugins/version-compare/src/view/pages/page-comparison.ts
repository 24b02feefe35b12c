import type { Disposable, PageGeometry } from '@sealwright/core/api';
import { createStore, type DrawnPages, type ReadableStore } from '@sealwright/ui';
import { differingRegions, type Picture, type Region } from './differing-regions.ts';
import type { PagePair } from './pair-pages.ts';

/** Fine enough for a full stop that became a comma. */
const DPI = 110;
/** Pixels of one picture; larger pages are drawn coarser. */
const MOST_PIXELS = 2_000_000;
const MM_PER_INCH = 25.4;
/** Difference of sides that a page may have from rounding, in millimetres. */
const SAME_SIZE = 0.5;

export type PairResult =
  | { readonly kind: 'same' }
  | { readonly kind: 'changed'; readonly regions: readonly Region[] }
  | { readonly kind: 'added' | 'removed' | 'resized' }
  | { readonly kind: 'unreadable'; readonly error: unknown };

export interface ComparedPair extends PagePair {
  /** Missing until it was compared. */
  readonly result?: PairResult;
}

export interface ComparisonState {
  readonly phase: 'opening' | 'comparing' | 'stopped' | 'done' | 'failed';
  readonly pairs: readonly ComparedPair[];
  readonly done: number;
  /** Why it failed. */
  readonly error?: unknown;
}

export type Side = 'before' | 'after';

export interface ComparisonParts {
  /** Opens a version of the document; both are disposed of with the comparison. */
  readonly open: (side: Side, signal: AbortSignal) => Promise<DrawnPages>;
  /** Which pages belong together. */
  readonly pair: (before: number, after: number, signal: AbortSignal) => Promise<readonly PagePair[]>;
  /** Pages of the newer version, 0-based, that are known to be changed: they are compared first. */
  readonly suspects: () => Promise<readonly number[]>;
  /** Pixels of a canvas, in tests of anything else. */
  readonly pixels?: (canvas: HTMLCanvasElement) => Picture;
}

/** Compares two versions of a document page by page, in the background, until it is stopped. */
export class PageComparison implements Disposable {
  readonly state: ReadableStore<ComparisonState>;
  private readonly store = createStore<ComparisonState>(() => ({ phase: 'opening', pairs: [], done: 0 }));
  private readonly parts: ComparisonParts;
  private readonly ending = new AbortController();
  private running: AbortController | undefined;
  private order: readonly number[] = [];
  private versions: Readonly<Record<Side, DrawnPages>> | undefined;

  constructor(parts: ComparisonParts) {
    this.parts = parts;
    this.state = this.store;
    void this.open();
  }

  /** The size of a page as it is shown, in millimetres. */
  geometry(side: Side, page: number): PageGeometry | undefined {
    return this.versions?.[side].pages[page];
  }

  /** Draws a page so wide, in device pixels. */
  async draw(side: Side, page: number, width: number, signal: AbortSignal): Promise<HTMLCanvasElement> {
    const version = this.versions?.[side];
    const geometry = version?.pages[page];
    if (!version || !geometry) throw new Error('nothing is drawn before both versions are open');
    return version.draw(page, Math.min((width / geometry.size.width) * MM_PER_INCH, dpiFor(geometry) * 2), signal);
  }

  stop(): void {
    this.running?.abort();
    if (this.store.getState().phase === 'comparing') this.store.setState({ phase: 'stopped' });
  }

  goOn(): void {
    if (this.store.getState().phase === 'stopped') void this.run();
  }

  dispose(): void {
    this.ending.abort();
    this.running?.abort();
    for (const version of Object.values(this.versions ?? {})) void version.dispose();
    this.versions = undefined;
  }

  private async open(): Promise<void> {
    const { signal } = this.ending;
    const opened: DrawnPages[] = [];
    const keep = async (version: Promise<DrawnPages>) => {
      const drawn = await version;
      opened.push(drawn);
      return drawn;
    };
    try {
      const suspects = this.parts.suspects().catch(() => []);
      const [before, after] = await Promise.all([
        keep(this.parts.open('before', signal)),
        keep(this.parts.open('after', signal)),
      ]);
      const pairs = await this.parts.pair(before.pages.length, after.pages.length, signal);
      this.order = suspectsFirst(pairs, await suspects);
      signal.throwIfAborted();
      this.versions = { before, after };
      this.store.setState({ pairs });
      await this.run();
    } catch (error) {
      if (!this.versions) for (const version of opened) void version.dispose();
      if (!signal.aborted) this.store.setState({ phase: 'failed', error });
    }
  }

  private async run(): Promise<void> {
    const running = new AbortController();
    this.running = running;
    this.store.setState({ phase: 'comparing' });
    for (const index of this.order) {
      const pair = this.store.getState().pairs[index]!;
      if (pair.result) continue;
      const result = await this.compare(pair, running.signal);
      if (running.signal.aborted) return;
      this.store.setState(({ pairs, done }) => ({
        pairs: pairs.map((each, at) => (at === index ? { ...each, result } : each)),
        done: done + 1,
      }));
    }
    this.store.setState({ phase: 'done' });
  }

  private async compare({ before, after }: PagePair, signal: AbortSignal): Promise<PairResult> {
    const { versions } = this;
    if (before === undefined) return { kind: 'added' };
    if (after === undefined || !versions) return { kind: 'removed' };
    const one = versions.before.pages[before]!;
    const other = versions.after.pages[after]!;
    if (!isSameSize(one, other)) return { kind: 'resized' };
    const dpi = dpiFor(one);
    const drawn: HTMLCanvasElement[] = [];
    try {
      drawn.push(await versions.before.draw(before, dpi, signal));
      drawn.push(await versions.after.draw(after, dpi, signal));
      const [left, right] = drawn.map(this.parts.pixels ?? pixelsOf);
      const regions = differingRegions(left!, right!);
      return regions.length === 0 ? { kind: 'same' } : { kind: 'changed', regions };
    } catch (error) {
      return { kind: 'unreadable', error };
    } finally {
      for (const canvas of drawn) release(canvas);
    }
  }
}

function suspectsFirst(pairs: readonly PagePair[], suspects: readonly number[]): readonly number[] {
  const suspected = new Set(suspects);
  const all = pairs.map((_, index) => index);
  const isSuspect = (index: number) => suspected.has(pairs[index]!.after ?? -1);
  return [...all.filter(isSuspect), ...all.filter((index) => !isSuspect(index))];
}

function isSameSize({ size: one }: PageGeometry, { size: other }: PageGeometry): boolean {
  return Math.abs(one.width - other.width) < SAME_SIZE && Math.abs(one.height - other.height) < SAME_SIZE;
}

function dpiFor({ size: { width, height } }: PageGeometry): number {
  const squareInches = (width * height) / MM_PER_INCH ** 2;
  return Math.min(DPI, Math.sqrt(MOST_PIXELS / squareInches));
}

function pixelsOf(canvas: HTMLCanvasElement): Picture {
  const { width, height } = canvas;
  const context = canvas.getContext('2d');
  if (!context) throw new Error('a canvas cannot be read');
  return { width, height, data: context.getImageData(0, 0, width, height).data };
}

/** Gives the memory back at once, not when it is collected. */
function release(canvas: HTMLCanvasElement): void {
  canvas.width = 0;
  canvas.height = 0;
}
