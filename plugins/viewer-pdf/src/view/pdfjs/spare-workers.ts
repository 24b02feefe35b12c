import { WorkerPair } from './worker-pair.ts';

/** Workers take longer to start than most documents take to open: one pair stands ready for the next document. */
export class SpareWorkers {
  private spare: WorkerPair | undefined;
  private isDue = false;
  private isEnded = false;

  /** Starts a pair, unless one is ready, as soon as the window has nothing else to do. */
  prepare(): void {
    if (this.spare || this.isDue) return;
    this.isDue = true;
    requestIdleCallback(() => {
      this.isDue = false;
      if (this.isEnded) return;
      const spare = new WorkerPair();
      this.spare = spare;
      spare.onFault(() => {
        if (this.spare === spare) this.drop();
      });
    });
  }

  /** The caller ends it. */
  take(): WorkerPair {
    const pair = this.spare ?? new WorkerPair();
    this.spare = undefined;
    return pair;
  }

  end(): void {
    this.isEnded = true;
    this.drop();
  }

  private drop(): void {
    this.spare?.endAfter(Promise.resolve());
    this.spare = undefined;
  }
}
