import type { Disposable } from '@sealwright/core/api';

/** Tells once when nothing has been done for a while. It does not keep the program alive. */
export class IdleTimer implements Disposable {
  private readonly milliseconds: number;
  private readonly onIdle: () => void;
  private timer: NodeJS.Timeout | undefined;
  private running = 0;
  private disposed = false;

  constructor(milliseconds: number, onIdle: () => void) {
    this.milliseconds = milliseconds;
    this.onIdle = onIdle;
    this.rest();
  }

  /** Counts as doing something for as long as the work takes. */
  async during<T>(work: () => Promise<T>): Promise<T> {
    this.running += 1;
    clearTimeout(this.timer);
    try {
      return await work();
    } finally {
      this.running -= 1;
      this.rest();
    }
  }

  dispose(): void {
    this.disposed = true;
    clearTimeout(this.timer);
  }

  private rest(): void {
    if (this.disposed || this.running > 0) return;
    this.timer = setTimeout(this.onIdle, this.milliseconds);
    this.timer.unref();
  }
}
