import type { documentsRpc, OpenDocument, RpcClient } from '@sealwright/core/api';
import { createStore, fillLocalized, type ReadableStore, toErrorRecord, type Workbench } from '@sealwright/ui';
import type { DocumentsInWindow } from './documents-in-window.ts';
import { listOf } from './sentences.ts';
import { TEXTS } from './texts.ts';
import { uploadFile } from './upload-file.ts';

export interface RunningUpload {
  readonly name: string;
  /** 0..1 */
  readonly share: number;
}

export interface FileOpenerParts {
  readonly workbench: Workbench;
  readonly calls: RpcClient<typeof documentsRpc>;
  readonly documents: DocumentsInWindow;
}

/** Opens what the user chose or dropped. Each file that cannot be opened is named; the others open all the same. */
export class FileOpener {
  readonly uploading: ReadableStore<RunningUpload | undefined>;
  private readonly upload = createStore<RunningUpload | undefined>(() => undefined);
  private readonly parts: FileOpenerParts;

  constructor(parts: FileOpenerParts) {
    this.parts = parts;
    this.uploading = this.upload;
  }

  /** Asks for files; `folder` is where the choice begins. */
  async choose(folder?: string): Promise<void> {
    const paths = await this.parts.workbench.pickFiles({
      title: TEXTS.chooseFiles,
      many: true,
      filters: [PDF_FILTER],
      ...(folder === undefined ? {} : { folder }),
    });
    await this.openPaths(paths);
  }

  async openPaths(paths: readonly string[]): Promise<void> {
    for (const path of paths) await this.attempt(fileName(path), () => this.parts.calls.open(path));
  }

  /** Files that were dropped: opened by their path where there is one, else sent. */
  async openFiles(files: readonly File[]): Promise<void> {
    const isPdf = ({ name }: File) => /\.pdf$/i.test(name);
    const refused = files.filter((file) => !isPdf(file));
    if (refused.length > 0) this.refuse(refused);
    for (const file of files.filter(isPdf)) await this.attempt(file.name, () => this.openFile(file));
  }

  private openFile(file: File): Promise<OpenDocument> {
    const path = this.parts.workbench.pathOf(file);
    return path === undefined ? this.send(file) : this.parts.calls.open(path);
  }

  private async send(file: File): Promise<OpenDocument> {
    const { name } = file;
    this.upload.setState({ name, share: 0 }, true);
    try {
      return await uploadFile(this.parts.calls, file, (share) => this.upload.setState({ name, share }, true));
    } finally {
      this.upload.setState(undefined, true);
    }
  }

  private async attempt(name: string, open: () => Promise<OpenDocument>): Promise<void> {
    const { workbench, documents } = this.parts;
    try {
      documents.show(await open());
    } catch (fault) {
      const error = toErrorRecord(fault);
      workbench.notify({ severity: 'error', message: fillLocalized(TEXTS.notOpened, { name }), error });
    }
  }

  private refuse(files: readonly File[]): void {
    this.parts.workbench.notify({
      severity: 'warning',
      message: fillLocalized(TEXTS.onlyPdf, { names: listOf(files.map(({ name }) => name)) }),
    });
  }
}

export const PDF_FILTER = { name: TEXTS.pdfFiles, extensions: ['pdf'] };

export function fileName(path: string): string {
  return path.replace(/^.*[\\/]/, '');
}
