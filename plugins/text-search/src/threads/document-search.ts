import type { SearchedDocument } from '@sealwright/core/api';
import { TextUnreadable } from '../errors.ts';
import type { PageQueue } from './page-queue.ts';
import { type SearchOrder, type SearchThread, ThreadLost } from './search-thread.ts';
import type { ThreadPool } from './thread-pool.ts';

/** Pages of a document that may cost a thread before the others are given up: hostile files end quickly. */
const MOST_FATAL = 3;

type Wanted = Pick<SearchOrder, 'query' | 'limit'>;

/** Fills a queue with what threads find in a document; what goes wrong goes into the queue, too. */
export class DocumentSearch {
  private readonly pool: ThreadPool;
  private readonly document: SearchedDocument;
  private readonly wanted: Wanted;
  private readonly queue: PageQueue;
  private readonly busy = new Set<SearchThread>();
  private readonly fatal = new Set<number>();

  constructor(pool: ThreadPool, document: SearchedDocument, wanted: Wanted, queue: PageQueue) {
    this.pool = pool;
    this.document = document;
    this.wanted = wanted;
    this.queue = queue;
  }

  /** Resolves when all pages were searched or the queue is over; never rejects. */
  async run(): Promise<void> {
    // A thread costs more than a few pages.
    const threads = Math.min(this.pool.size, Math.ceil(this.queue.pageCount / 4));
    await Promise.all(Array.from({ length: threads }, () => this.work()));
  }

  /** Ends the queue, and the threads with the pages that they are at. */
  stop(): void {
    this.queue.end();
    for (const thread of this.busy) thread.stop();
  }

  /** What one thread does, and those that follow when it is lost. */
  private async work(): Promise<void> {
    let thread: Opened | undefined;
    try {
      for (let chunk = await this.queue.claim(); chunk; chunk = await this.queue.claim()) {
        let from = chunk[0];
        const [, to] = chunk;
        while (from < to && !this.queue.isOver) {
          if (this.fatal.size >= MOST_FATAL || this.fatal.has(from)) {
            this.skip(from++);
            continue;
          }
          thread ??= await this.open();
          from = await this.searchPages(thread, from, this.nextFatal(from, to));
          if (!thread.thread.isLost) continue;
          this.busy.delete(thread.thread);
          thread = undefined;
        }
      }
    } catch (error) {
      this.queue.fail(error);
    } finally {
      if (thread) {
        this.busy.delete(thread.thread);
        this.pool.giveBack(thread.thread);
      }
    }
  }

  private async open(): Promise<Opened> {
    const thread = this.pool.take();
    try {
      const pageCount = await thread.open(this.document.source, this.document.password);
      if (pageCount !== undefined) {
        this.busy.add(thread);
        return { thread, pageCount };
      }
      this.pool.giveBack(thread);
    } catch (error) {
      thread.end();
      if (!(error instanceof ThreadLost)) throw error;
    }
    throw TextUnreadable({});
  }

  /** Returns the first page that was not dealt with. */
  private async searchPages({ thread, pageCount }: Opened, from: number, to: number): Promise<number> {
    let next = from;
    const readable = Math.min(to, pageCount);
    try {
      if (from < readable) {
        await thread.search({ from, to: readable, ...this.wanted }, (page) => {
          next = page.page + 1;
          this.queue.put(page);
        });
      }
    } catch (error) {
      if (!(error instanceof ThreadLost)) {
        thread.end();
        throw error;
      }
      // What it found before that page, and had not told, is searched once more.
      this.fatal.add(Math.max(next, thread.page ?? next));
      return next;
    }
    // The engine counts more pages than PDFium does: the tree of pages is damaged.
    while (next < to) this.skip(next++);
    return next;
  }

  private nextFatal(from: number, to: number): number {
    return Math.min(to, ...[...this.fatal].filter((page) => page > from));
  }

  private skip(page: number): void {
    this.queue.put({ page, reading: 'unreadable', matches: [] });
  }
}

interface Opened {
  readonly thread: SearchThread;
  readonly pageCount: number;
}
