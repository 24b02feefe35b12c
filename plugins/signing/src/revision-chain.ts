import type {
  DocumentFiles,
  FileDraft,
  FileSource,
  PdfDocument,
  PdfEngine,
  PreparedRevision,
  SearchedDocument,
  SigningRequest,
} from '@sealwright/core/api';
import { DocumentChanged } from './errors.ts';

/**
 * The document as it grows by one revision after another: each revision is written as a draft beside the output and
 * becomes the input of the next. Nothing stands at the output before `commit`; `dispose` removes every draft.
 */
export class RevisionChain {
  private readonly engine: PdfEngine;
  private readonly files: DocumentFiles;
  private readonly request: SigningRequest;
  private source: FileSource | undefined;
  private document: PdfDocument | undefined;
  private draft: FileDraft | undefined;
  /** Of the input when it was opened first. */
  private version: string | undefined;

  constructor({ engine, files }: { engine: PdfEngine; files: DocumentFiles }, request: SigningRequest) {
    this.engine = engine;
    this.files = files;
    this.request = request;
  }

  /** The document with the revisions appended so far. */
  async current(): Promise<PdfDocument> {
    if (!this.document) {
      const { input, password } = this.request;
      this.source = await this.files.open(this.draft?.path ?? input);
      if (!this.draft) this.refuseChanged(this.source);
      this.document = await this.engine.open(this.source, { ...(password && { password }) });
    }
    return this.document;
  }

  /** The same, with what reading it as text takes. */
  async searched(): Promise<SearchedDocument> {
    const geometry = await this.current();
    const { source, request } = this;
    if (!source) throw new Error('the document is closed');
    return { source, geometry, ...(request.password && { password: request.password }) };
  }

  async append(revision: PreparedRevision, contents: Uint8Array, signal?: AbortSignal): Promise<void> {
    const before = this.draft;
    this.draft = await this.files.write(this.request.output, revision.complete(contents), {
      overwrite: this.request.overwrite ?? false,
      ...(signal && { signal }),
    });
    // Closed before anything is renamed or removed: Windows refuses that for open files.
    await this.close();
    await before?.discard();
  }

  /** Puts the last revision in its place and resolves with its size in bytes. */
  async commit(): Promise<number> {
    const { draft } = this;
    if (!draft) throw new Error('commit without a revision');
    this.draft = undefined;
    await draft.commit();
    return draft.size;
  }

  async dispose(): Promise<void> {
    await this.close();
    await this.draft?.discard();
    this.draft = undefined;
  }

  /** The next question opens it again. */
  async close(): Promise<void> {
    await this.source?.close();
    this.source = undefined;
    this.document = undefined;
  }

  /** What was agreed on holds for the document as it was then. */
  private refuseChanged({ path, version }: FileSource): void {
    this.version ??= version;
    if (version !== this.version) throw DocumentChanged({ path });
  }
}
