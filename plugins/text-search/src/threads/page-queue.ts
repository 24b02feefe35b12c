import type { RawPage } from './messages.ts';

/** Pages that are searched ahead of the one that is waited for: bounds what results take. */
const AHEAD = 256;
/** Small at first, so that the first page is there soon; then large enough that messages cost nothing. */
const FIRST_CHUNK = 2;
const CHUNK = 16;

/** Hands out pages to threads and puts their results into order for the one who waits for them. */
export class PageQueue {
  readonly pageCount: number;
  private readonly results = new Map<number, RawPage>();
  private given = 0;
  private taken = 0;
  private isEnded = false;
  private failure: { readonly error: unknown } | undefined;
  private waiting: (() => void)[] = [];

  constructor(pageCount: number) {
    this.pageCount = pageCount;
  }

  /** The next pages [from, to) to search, as soon as there is room for them; `undefined` when there are none. */
  async claim(): Promise<readonly [from: number, to: number] | undefined> {
    while (!this.isOver && this.given < this.pageCount && this.given >= this.taken + AHEAD) await this.change();
    if (this.isOver || this.given >= this.pageCount) return undefined;
    const from = this.given;
    this.given = Math.min(this.pageCount, from + (from < 4 * FIRST_CHUNK ? FIRST_CHUNK : CHUNK));
    return [from, this.given];
  }

  put(result: RawPage): void {
    this.results.set(result.page, result);
    this.announce();
  }

  /** What is waited for, and all that comes later, rejects. */
  fail(error: unknown): void {
    this.failure ??= { error };
    this.announce();
  }

  /** No more is wanted. */
  end(): void {
    this.isEnded = true;
    this.announce();
  }

  get isOver(): boolean {
    return this.isEnded || this.failure !== undefined;
  }

  /** The results in the order of pages. */
  async next(): Promise<RawPage> {
    for (;;) {
      if (this.failure) throw this.failure.error;
      const result = this.results.get(this.taken);
      if (result) {
        this.results.delete(this.taken);
        this.taken++;
        this.announce();
        return result;
      }
      await this.change();
    }
  }

  private change(): Promise<void> {
    return new Promise((resolve) => this.waiting.push(resolve));
  }

  private announce(): void {
    for (const resolve of this.waiting.splice(0)) resolve();
  }
}
