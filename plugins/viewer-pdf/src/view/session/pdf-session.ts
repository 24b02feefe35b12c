import { DocumentNotOpen, type ErrorRecord, type OpenDocument, SealwrightError } from '@sealwright/core/api';
import { createStore, toErrorRecord } from '@sealwright/ui';
import { type FieldMark, RevisionPassed } from '../../common-viewer-rpc.ts';
import { PasswordNeeded } from '../pdfjs/load-pdf.ts';
import type { SpareWorkers } from '../pdfjs/spare-workers.ts';
import { outliveRestart } from './outlive-restart.ts';
import { PdfRevision, type RevisionCalls, type RevisionToLoad } from './pdf-revision.ts';

export type Phase =
  | { readonly kind: 'loading' }
  /** Encrypted: the user has to type the password. `problem`: why the last one did not do. */
  | { readonly kind: 'locked'; readonly isBusy: boolean; readonly problem?: ErrorRecord }
  | { readonly kind: 'failed'; readonly thrown: unknown }
  | { readonly kind: 'ready'; readonly revision: PdfRevision };

export interface SessionState {
  readonly phase: Phase;
  /** Visible signature fields of the revision that is shown. */
  readonly fields: readonly FieldMark[];
}

const ENGINE_PASSWORD_NEEDED = 'pdf.password-needed';

/**
 * An open document and the revision of it that is shown. A newer revision takes the place of the shown one when it is
 * read; until then, and when it cannot be read, the shown one stays or the fault is told.
 */
export class PdfSession {
  readonly documentId: string;
  readonly store = createStore<SessionState>(() => ({ phase: { kind: 'loading' }, fields: [] }));
  private readonly calls: RevisionCalls;
  private readonly workers: SpareWorkers;
  private document: OpenDocument | undefined;
  private password: string | undefined;
  private loading: AbortController | undefined;
  private isEnded = false;

  constructor(documentId: string, calls: RevisionCalls, workers: SpareWorkers) {
    this.documentId = documentId;
    this.calls = calls;
    this.workers = workers;
  }

  /** Told after every change of the document. */
  follow(document: OpenDocument): void {
    const { revision, size } = this.document ?? {};
    this.document = document;
    if (document.revision !== revision || document.size !== size) void this.load();
  }

  retry(): void {
    this.store.setState({ phase: { kind: 'loading' } });
    void this.load();
  }

  /** Tries a password that the user typed. */
  async unlock(password: string): Promise<void> {
    this.store.setState({ phase: { kind: 'locked', isBusy: true } });
    const bytes = new TextEncoder().encode(password);
    try {
      await this.calls.documents.unlock(this.documentId, bytes);
    } catch (error) {
      if (!this.isEnded) this.show({ kind: 'locked', isBusy: false, problem: toErrorRecord(error) });
      return;
    } finally {
      bytes.fill(0);
    }
    this.password = password;
    await this.load();
  }

  /**
   * Loads the document as it was when its file had `size` bytes, beside the revision that is shown; the caller retires it.
   * Rejects with `documents.not-open` before the document was told. `onFault`: see `RevisionToLoad`.
   */
  async loadVersion(
    size: number,
    { signal, onFault }: Pick<RevisionToLoad, 'signal' | 'onFault'>,
  ): Promise<PdfRevision> {
    const { document, password, calls, workers } = this;
    if (!document) throw DocumentNotOpen({ id: this.documentId });
    return PdfRevision.load({ document, version: size, password, calls, workers, signal, onFault });
  }

  end(): void {
    this.isEnded = true;
    this.loading?.abort();
    this.password = undefined;
    this.shown?.retire();
  }

  private get shown(): PdfRevision | undefined {
    const { phase } = this.store.getState();
    return phase.kind === 'ready' ? phase.revision : undefined;
  }

  private async load(): Promise<void> {
    const { document } = this;
    if (!document || this.isEnded) return;
    this.loading?.abort();
    const loading = new AbortController();
    this.loading = loading;
    const { signal } = loading;
    const onFault = (error: unknown) => {
      if (!signal.aborted) this.fail(error);
    };
    try {
      const { calls, workers, password } = this;
      const revision = await PdfRevision.load({ document, password, calls, workers, signal, onFault });
      if (signal.aborted) {
        revision.retire();
        return;
      }
      this.show({ kind: 'ready', revision });
      // Pages with a form that cannot be understood can be read all the same; the verification tells about it.
      const { id, revision: number } = document;
      const reading = outliveRestart(() => calls.viewer.signatureFields(id, number, { signal }));
      const fields = await reading.catch(() => []);
      if (!signal.aborted) this.store.setState({ fields });
    } catch (error) {
      // Of a revision that is not the newest any more, the next one is on its way.
      if (!signal.aborted && !RevisionPassed.is(error)) this.fail(error);
    }
  }

  private fail(error: unknown): void {
    const isWrong = PasswordNeeded.is(error) && error.data.wrong;
    if (!needsPassword(error)) this.show({ kind: 'failed', thrown: error });
    else this.show({ kind: 'locked', isBusy: false, ...(isWrong ? { problem: toErrorRecord(error) } : {}) });
  }

  /** The fields of an earlier revision stay until those of the new one are known: they rarely move. */
  private show(phase: Phase): void {
    const before = this.shown;
    this.store.setState(phase.kind === 'ready' ? { phase } : { phase, fields: [] });
    before?.retire();
  }
}

function needsPassword(error: unknown): boolean {
  return PasswordNeeded.is(error) || (error instanceof SealwrightError && error.code === ENGINE_PASSWORD_NEEDED);
}
