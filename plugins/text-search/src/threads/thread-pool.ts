import { availableParallelism, cpus } from 'node:os';
import { SearchThread } from './search-thread.ts';

/** Each takes some 30 MB, and the program has other work, too. */
const MOST = 4;
/** Idle threads are kept for the next search, which people make soon after the first, in milliseconds. */
const KEPT = 30_000;

/** Threads that have PDFium loaded, lent to one search at a time. */
export class ThreadPool {
  readonly size = Math.max(1, Math.min(MOST, availableParallelism?.() ?? cpus().length));
  private readonly idle: SearchThread[] = [];
  private timer: NodeJS.Timeout | undefined;

  /** Starts as many threads as a search may take. */
  prepare(): void {
    const threads = Array.from({ length: this.size - this.idle.length }, () => new SearchThread());
    for (const thread of threads) this.keep(thread);
  }

  take(): SearchThread {
    clearTimeout(this.timer);
    let thread = this.idle.pop();
    while (thread?.isLost) thread = this.idle.pop();
    thread ??= new SearchThread();
    thread.hold(true);
    return thread;
  }

  giveBack(thread: SearchThread): void {
    if (thread.isLost) return;
    if (this.idle.length === this.size) {
      thread.end();
      return;
    }
    thread.close();
    this.keep(thread);
  }

  private keep(thread: SearchThread): void {
    thread.hold(false);
    this.idle.push(thread);
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.dispose(), KEPT).unref();
  }

  dispose(): void {
    clearTimeout(this.timer);
    for (const thread of this.idle.splice(0)) thread.end();
  }
}
