import { isDeepStrictEqual } from 'node:util';
import { within } from './within.ts';

/** Milliseconds for which an answer is not asked for again, as long as nothing is known to have happened. */
const FRESH = 1_000;
/** A question whose answer changes each time it is asked is not followed for ever. */
const MOST_ROUNDS = 3;

/** The last answer to a question that may take long. Who asks while it is being asked shares the answer. */
export class SharedAnswer<T> {
  private readonly ask: () => Promise<T>;
  private readonly onNews: () => void;
  private last: { readonly value: T; readonly at: number } | undefined;
  private asking: Promise<T> | undefined;
  private askedAt = 0;
  private told: { readonly value: T | undefined } | undefined;

  /** `ask` never rejects. `onNews` is called when an answer differs from what was told last, "none yet" included. */
  constructor(ask: () => Promise<T>, onNews: () => void) {
    this.ask = ask;
    this.onNews = onNews;
  }

  /** The last answer, or the first one where there is none. */
  async known(): Promise<T> {
    return this.last ? this.last.value : this.fresh();
  }

  /**
   * The last answer, which is asked for anew meanwhile. Where there is none, the first one is waited for, but not beyond
   * `until`, nor for longer than `patience` milliseconds altogether: others may have waited before. Then there is none.
   */
  async soon(patience: number, until: number): Promise<T | undefined> {
    const now = performance.now();
    if (this.last) {
      if (now - this.last.at > FRESH) void this.fresh();
      return this.last.value;
    }
    const first = this.fresh();
    return within(Math.min(until, this.askedAt + patience) - now, first);
  }

  /** An answer that nothing has overtaken since. */
  async fresh(rounds = MOST_ROUNDS): Promise<T> {
    const asking = this.asking ?? this.begin();
    const value = await asking;
    const isOvertaken = asking !== this.asking && this.last === undefined;
    return isOvertaken && rounds > 1 ? this.fresh(rounds - 1) : value;
  }

  /** For callers that do not wait: the last answer, if there is one. They hear of the next one that differs. */
  tell(): T | undefined {
    const value = this.last?.value;
    this.told = { value };
    return value;
  }

  /** Who is asked has changed, which callers hear: the last answer is void. One that is on its way knows. */
  forgetLast(): void {
    this.last = undefined;
    this.told = undefined;
  }

  /** What is asked for has changed, which callers hear: the last answer is void, and so is the one that is on its way. */
  forget(): void {
    this.forgetLast();
    this.asking = undefined;
  }

  private begin(): Promise<T> {
    this.askedAt = performance.now();
    const asking = this.ask().then((value) => {
      if (this.asking === asking) this.keep(value);
      return value;
    });
    this.asking = asking;
    return asking;
  }

  private keep(value: T): void {
    this.asking = undefined;
    this.last = { value, at: performance.now() };
    if (!this.told || isDeepStrictEqual(this.told.value, value)) return;
    this.told = { value };
    this.onNews();
  }
}
