/** How many requests one caller may make. */
export interface Rate {
  /** Per second, in the long run. 0: as many as it likes. */
  readonly perSecond: number;
  /** At once. */
  readonly burst: number;
}

/** Buckets that are full again are forgotten when there are more than so many. */
const KEPT = 10_000;

/** A token bucket for each caller, in this process: an organisation's proxy in front counts over all instances. */
export class RateLimit {
  readonly #rate: Rate;
  readonly #now: () => number;
  readonly #buckets = new Map<string, { level: number; at: number }>();

  /** `now`: milliseconds of a clock that never goes back. */
  constructor(rate: Rate, now: () => number = () => performance.now()) {
    this.#rate = rate;
    this.#now = now;
  }

  /** Seconds to wait; 0 where the request may go on, which is counted then. */
  take(caller: string): number {
    const { perSecond, burst } = this.#rate;
    if (perSecond <= 0) return 0;
    const at = this.#now();
    const bucket = this.#buckets.get(caller) ?? { level: burst, at };
    const level = Math.min(burst, bucket.level + ((at - bucket.at) / 1000) * perSecond);
    if (level < 1) {
      this.#buckets.set(caller, { level, at });
      return Math.max(1, Math.ceil((1 - level) / perSecond));
    }
    this.#buckets.set(caller, { level: level - 1, at });
    if (this.#buckets.size > KEPT) this.#forget(at);
    return 0;
  }

  #forget(now: number): void {
    const { perSecond, burst } = this.#rate;
    for (const [caller, { level, at }] of this.#buckets) {
      if (level + ((now - at) / 1000) * perSecond >= burst) this.#buckets.delete(caller);
    }
  }
}
