import type { Worker } from 'node:worker_threads';

/** Time of the processor for one page, or for opening the document, in milliseconds. */
const DEADLINE = 5_000;
/** Times that on the clock: for what waits for ever. */
const PATIENCE = 12;

/** `cpuUsage` is there since Node 24.6. */
export type MeasuredWorker = Partial<Pick<Worker, 'cpuUsage'>>;

/**
 * Tells when a thread has worked too long on something. What counts is the time that it had a processor: on a busy
 * machine a good page takes several times longer. Where Node cannot tell, the clock counts.
 */
export class WorkTimer {
  private readonly worker: MeasuredWorker;
  private readonly over: () => void;
  private timer: NodeJS.Timeout | undefined;

  /** `over` may be called once for each start. */
  constructor(worker: MeasuredWorker, over: () => void) {
    this.worker = worker;
    this.over = over;
  }

  /** From now on, whatever it did before. */
  start(): void {
    this.stop();
    // One that has not begun cannot be asked.
    this.wait(this.worked(0), DEADLINE, DEADLINE * PATIENCE);
  }

  stop(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
  }

  private wait(before: Promise<number>, time: number, patience: number): void {
    const timer = setTimeout(() => {
      // What the thread said meanwhile may wait to be heard, if this process was busy all the time.
      setImmediate(async () => {
        const worked = (await this.worked(Number.POSITIVE_INFINITY)) - (await before);
        if (this.timer !== timer) return;
        const left = Math.min(Math.max(DEADLINE - worked, 0), patience - time);
        if (left > 0) this.wait(before, left, patience - time);
        else this.over();
      });
    }, time);
    this.timer = timer;
  }

  /** In milliseconds, from a beginning that stays the same. `stopped`: of a thread that does not run. */
  private async worked(stopped: number): Promise<number> {
    if (!this.worker.cpuUsage) return performance.now();
    try {
      const { user, system } = await this.worker.cpuUsage();
      return (user + system) / 1_000;
    } catch {
      return stopped;
    }
  }
}
