import { Worker } from 'node:worker_threads';
import type { ByteSource, Secret } from '@sealwright/core/api';
import type { Order, RawLines, RawPage, Report } from './messages.ts';
import { answerRead, openReadChannel, pageAtHand, type ReadChannel, tellToStop } from './shared-reads.ts';
import { WorkTimer } from './work-timer.ts';

/** The thread met its end by what it read, or took too long. */
export class ThreadLost extends Error {}

export type SearchOrder = Omit<Extract<Order, { kind: 'search' }>, 'kind'>;

/** An order under way. */
interface Task {
  hear(report: Report): void;
  fail(error: unknown): void;
}

/** A worker thread as those see it who use it, for one order at a time. Once lost it is of no use any more. */
export class SearchThread {
  private readonly worker: Worker;
  private task: Task | undefined;
  private readonly timer: WorkTimer;
  private document: { readonly source: ByteSource; readonly reads: ReadChannel } | undefined;
  private _isLost = false;

  constructor() {
    this.worker = new Worker(new URL('./search.worker.ts', import.meta.url), { stdout: true, stderr: true });
    this.timer = new WorkTimer(this.worker, () => this.lose());
    // PDFium's build complains there; nobody reads it.
    this.worker.stdout.resume();
    this.worker.stderr.resume();
    this.worker.on('message', (report: Report) => this.hear(report));
    this.worker.on('error', (cause) => this.lose(cause));
    this.worker.on('exit', () => this.lose());
  }

  get isLost(): boolean {
    return this._isLost;
  }

  /** The page that it is at, or was lost at: what it has found on those before may not be told yet. */
  get page(): number | undefined {
    return this.document && pageAtHand(this.document.reads);
  }

  /** Resolves with the number of pages; `undefined` for what cannot be opened. */
  async open(source: ByteSource, password: Secret | undefined): Promise<number | undefined> {
    const reads = openReadChannel();
    const copy = password?.use((bytes) => bytes.slice());
    this.document = { source, reads };
    try {
      return await this.run<number | undefined>(
        { kind: 'open', size: source.size, reads, password: copy },
        (report, finish) => {
          if (report.kind === 'opened') finish(report.pageCount);
        },
      );
    } finally {
      copy?.fill(0);
    }
  }

  search(order: SearchOrder, onPage: (page: RawPage) => void): Promise<void> {
    return this.run<void>({ kind: 'search', ...order }, (report, finish) => {
      if (report.kind === 'pages') for (const page of report.pages) onPage(page);
      if (report.kind === 'done') finish();
    });
  }

  /** Of a page of the document, 0-based. */
  lines(page: number): Promise<RawLines> {
    return this.run<RawLines>({ kind: 'lines', page }, (report, finish) => {
      if (report.kind === 'lines') finish(report);
    });
  }

  /** Ends the search of this document after the page that it is at. */
  stop(): void {
    if (this.document) tellToStop(this.document.reads);
  }

  close(): void {
    this.document = undefined;
    this.worker.postMessage({ kind: 'close' } satisfies Order);
  }

  /** Whether the process stays for the sake of this thread. */
  hold(isHeld: boolean): void {
    if (isHeld) this.worker.ref();
    else this.worker.unref();
  }

  end(): void {
    this.lose();
  }

  private run<R>(order: Order, hear: (report: Report, finish: (result: R) => void) => void): Promise<R> {
    return new Promise<R>((resolve, reject) => {
      const settle = () => {
        this.timer.stop();
        this.task = undefined;
      };
      const finish = (result: R) => {
        settle();
        resolve(result);
      };
      const fail = (error: unknown) => {
        settle();
        reject(error);
      };
      if (this._isLost) return fail(new ThreadLost());
      this.task = { hear: (report) => hear(report, finish), fail };
      this.timer.start();
      this.worker.postMessage(order);
    });
  }

  private hear(report: Report): void {
    if (report.kind === 'read') {
      if (this.document) {
        const { reads, source } = this.document;
        answerRead(reads, source, report).catch((error: unknown) => this.task?.fail(error));
      }
      return;
    }
    if (report.kind === 'pages') this.timer.start();
    this.task?.hear(report);
  }

  private lose(cause?: unknown): void {
    if (this._isLost) return;
    this._isLost = true;
    this.task?.fail(new ThreadLost('the search thread is gone', { cause }));
    void this.worker.terminate();
  }
}
