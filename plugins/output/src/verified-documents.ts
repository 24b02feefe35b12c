import { type Disposable, Emitter, type Event, type OpenDocuments, type VerifiedDocument } from '@sealwright/core/api';

/** What was found last of each document that is open. */
export class VerifiedDocuments implements Disposable {
  /** Fires when `list` may have changed. */
  readonly onDidChange: Event<void>;
  private readonly found = new Map<string, VerifiedDocument>();
  private readonly changed = new Emitter<void>();
  private readonly listening: Disposable | undefined;

  /** Without `documents` none is open, and nothing is found of any. */
  constructor(documents: Pick<OpenDocuments, 'list' | 'onDidChange'> | undefined) {
    this.onDidChange = this.changed.event;
    this.listening = documents?.onDidChange(() => this.forgetClosed(documents));
  }

  list(): readonly VerifiedDocument[] {
    return [...this.found.values()];
  }

  put(document: VerifiedDocument): void {
    this.found.set(document.document, document);
    this.changed.fire();
  }

  async dispose(): Promise<void> {
    await this.listening?.dispose();
  }

  private forgetClosed(documents: Pick<OpenDocuments, 'list'>): void {
    const open = new Set(documents.list().map(({ id }) => id));
    for (const id of this.found.keys()) if (!open.has(id)) this.found.delete(id);
    this.changed.fire();
  }
}
