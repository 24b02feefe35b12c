/** Milliseconds. */
const FIRST = 1_000;
const LONGEST = 60_000;

export interface LineTiming {
  readonly now: () => number;
  /** 0..1. */
  readonly random: () => number;
}

/** What is known of the line to a platform: while it is down, one action at a time finds out whether it is up again. */
export class QueueLine {
  private readonly timing: LineTiming;
  private failures = 0;
  private until = 0;

  constructor(timing: LineTiming) {
    this.timing = timing;
  }

  get isDown(): boolean {
    return this.failures > 0;
  }

  /** Milliseconds before the next try; 0: now. */
  get pause(): number {
    return this.isDown ? Math.max(0, this.until - this.timing.now()) : 0;
  }

  /**
   * `after`: what the platform asked for, in milliseconds. Pauses grow with every failure and differ from client to client.
   * What began before a pause and fails in it tells nothing new: several at a time would make the first one long.
   */
  failed(after = 0): void {
    if (this.pause > 0) {
      this.until = Math.max(this.until, this.timing.now() + after);
      return;
    }
    const grown = Math.min(LONGEST, FIRST * 2 ** this.failures);
    this.failures++;
    this.until = this.timing.now() + Math.max(after, grown * (0.5 + this.timing.random() / 2));
  }

  worked(): void {
    this.failures = 0;
  }

  /** Somebody has reason to believe that it is up again: tried at once. */
  wake(): void {
    this.until = 0;
  }
}
