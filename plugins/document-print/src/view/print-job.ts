import type { Disposable, documentsRpc, RpcClient } from '@sealwright/core/api';
import { createStore, type PagePictures, type ReadableStore, type Workbench } from '@sealwright/ui';
import type { PrintSummary, printRpc } from '../common-print-rpc.ts';
import { printedPages } from './printed-pages.ts';
import { readDocument } from './read-document.ts';

export interface PrintJobParts {
  readonly workbench: Workbench;
  readonly documents: RpcClient<typeof documentsRpc>;
  readonly calls: RpcClient<typeof printRpc>;
  readonly pictures: () => Promise<PagePictures>;
}

export type PrintJobState =
  | { readonly step: 'asking' }
  /** The file is read, 0..1. */
  | { readonly step: 'reading'; readonly share: number }
  | { readonly step: 'drawing'; readonly page: number; readonly pages: number }
  /** The system's dialog stands, or should. */
  | { readonly step: 'printing' };

/** One document on its way to the system's print dialog. */
export class PrintJob implements Disposable {
  readonly summary: PrintSummary;
  /** What this shell prints. */
  readonly form: 'file' | 'pictures';
  readonly state: ReadableStore<PrintJobState>;
  private readonly store = createStore<PrintJobState>(() => ({ step: 'asking' }));
  private readonly parts: PrintJobParts;
  private readonly id: string;
  private readonly ended = new AbortController();

  private constructor(parts: PrintJobParts, id: string, form: PrintJob['form'], summary: PrintSummary) {
    this.form = form;
    this.parts = parts;
    this.id = id;
    this.summary = summary;
    this.state = this.store;
  }

  static async of(parts: PrintJobParts, id: string): Promise<PrintJob> {
    const form = parts.workbench.kind === 'desktop' ? 'pictures' : 'file';
    return new PrintJob(parts, id, form, await parts.calls.describe(id, form));
  }

  /** Whether more than one paper is needed; pictures are turned to fit their paper. */
  get isMixed(): boolean {
    const { papers } = this.summary;
    if (this.form === 'file') return papers.length > 1;
    const sides = papers.map(({ width, height }) => `${Math.min(width, height)} ${Math.max(width, height)}`);
    return new Set(sides).size > 1;
  }

  /** Resolves when there is nothing more to do. Faults are shown, and so is nothing where it was cancelled. */
  async print(): Promise<void> {
    const { signal } = this.ended;
    await this.attempt(() =>
      this.parts.workbench.print({
        title: this.summary.name,
        signal,
        pdf: () => this.pdf(),
        pages: () => this.pages(),
      }),
    );
  }

  /** The other way to paper, where the system's dialog does not come. */
  async openInReader(): Promise<void> {
    await this.attempt(async () => this.parts.workbench.openInReader(await this.pdf(), this.summary.name));
  }

  /** Cancels what is under way. */
  dispose(): void {
    this.ended.abort();
  }

  private pdf(): Promise<Uint8Array> {
    const progress = (share: number) => this.show({ step: 'reading', share });
    progress(0);
    return readDocument(this.parts.documents, this.id, this.summary, { signal: this.ended.signal, progress });
  }

  private async *pages() {
    const progress = (done: number, pages: number) =>
      this.show(done < pages ? { step: 'drawing', page: done + 1, pages } : { step: 'printing' });
    const { signal } = this.ended;
    yield* printedPages(await this.parts.pictures(), this.id, { signal, progress });
  }

  private async attempt(act: () => Promise<void>): Promise<void> {
    try {
      await act();
    } catch (fault) {
      if (!this.ended.signal.aborted) this.parts.workbench.showError(fault);
    }
  }

  private show(state: PrintJobState): void {
    this.store.setState(state, true);
  }
}
