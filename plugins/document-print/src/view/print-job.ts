import type { Disposable, documentsRpc, RpcClient } from '@sealwright/core/api';
import { createStore, type ReadableStore, type Workbench } from '@sealwright/ui';
import type { PrintSummary, printRpc } from '../common-print-rpc.ts';
import { readDocument } from './read-document.ts';

export interface PrintJobParts {
  readonly workbench: Workbench;
  readonly documents: RpcClient<typeof documentsRpc>;
  readonly calls: RpcClient<typeof printRpc>;
}

export interface PrintJobState {
  readonly step: 'asking' | 'reading';
  /** 0..1 while it is read. */
  readonly share: number;
}

/** One document on its way to the system's print dialog. */
export class PrintJob implements Disposable {
  readonly summary: PrintSummary;
  readonly state: ReadableStore<PrintJobState>;
  private readonly store = createStore<PrintJobState>(() => ({ step: 'asking', share: 0 }));
  private readonly parts: PrintJobParts;
  private readonly id: string;
  private readonly ended = new AbortController();

  private constructor(parts: PrintJobParts, id: string, summary: PrintSummary) {
    this.parts = parts;
    this.id = id;
    this.summary = summary;
    this.state = this.store;
  }

  static async of(parts: PrintJobParts, id: string): Promise<PrintJob> {
    return new PrintJob(parts, id, await parts.calls.describe(id));
  }

  /** Hands the document over. Faults are shown, and so is nothing where it was cancelled. */
  async print(): Promise<void> {
    const { workbench, documents } = this.parts;
    const { signal } = this.ended;
    const progress = (share: number) => this.store.setState({ step: 'reading', share });
    progress(0);
    try {
      const pdf = await readDocument(documents, this.id, this.summary, { signal, progress });
      if (!signal.aborted) await workbench.print(pdf, this.summary.name);
    } catch (fault) {
      if (!signal.aborted) workbench.showError(fault);
    }
  }

  /** Cancels what is under way. */
  dispose(): void {
    this.ended.abort();
  }
}
