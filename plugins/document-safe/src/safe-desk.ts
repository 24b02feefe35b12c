import { basename } from 'node:path';
import type { ByteSource, DocumentFiles, OpenDocument, OpenDocuments } from '@sealwright/core/api';
import { chunksOf } from './chunks-of.ts';
import type { SafeDocument } from './common-safe-rpc.ts';
import type { DocumentSafe } from './document-safe.ts';
import { DocumentMissing, NoWindow } from './errors.ts';
import { exportDocument } from './export-document.ts';
import type { OpenSafe } from './open-safe.ts';

export interface SafeDeskParts {
  readonly safe: DocumentSafe;
  readonly files: DocumentFiles;
  readonly documents: OpenDocuments | undefined;
}

/** Carries documents between the safe, the disk and the window. */
export class SafeDesk {
  private readonly parts: SafeDeskParts;
  /** Which open document came from which one of the safe. */
  private readonly opened = new Map<string, string>();

  constructor(parts: SafeDeskParts) {
    this.parts = parts;
  }

  add(name: string, contents: AsyncIterable<Uint8Array>, signal?: AbortSignal): Promise<SafeDocument> {
    return this.parts.safe.change(async (safe) => {
      const { id, size, added } = await safe.add(name, contents, signal);
      return { id, name, size, added };
    });
  }

  async addFile(path: string, signal: AbortSignal): Promise<SafeDocument> {
    return this.addSource(basename(path), await this.parts.files.open(path), signal);
  }

  /** With the revisions that were not saved yet. */
  async addOpenDocument(id: string, signal: AbortSignal): Promise<SafeDocument> {
    const { name, source } = this.windows().get(id);
    return this.addSource(name, await this.parts.files.open(source), signal);
  }

  /** A second time it gives the same document, as long as that is open. */
  async open(id: string, signal: AbortSignal): Promise<OpenDocument> {
    const windows = this.windows();
    const known = this.opened.get(id);
    const open = windows.list().find((each) => each.id === known);
    if (open) return open;
    const document = await this.parts.safe.use(async (safe) => {
      const entry = await entryOf(safe, id);
      return windows.openContents(entry.name, safe.contents(entry), signal);
    });
    this.opened.set(id, document.id);
    return document;
  }

  async export(id: string, path: string, overwrite: boolean, signal: AbortSignal): Promise<void> {
    const { safe, files } = this.parts;
    await safe.use(async (open) => exportDocument(files, open, await entryOf(open, id), { path, overwrite, signal }));
  }

  private windows(): OpenDocuments {
    const { documents } = this.parts;
    if (!documents) throw NoWindow({});
    return documents;
  }

  private async addSource(
    name: string,
    source: ByteSource & { close(): Promise<void> },
    signal: AbortSignal,
  ): Promise<SafeDocument> {
    try {
      return await this.add(name, chunksOf(source), signal);
    } finally {
      await source.close();
    }
  }
}

async function entryOf(safe: OpenSafe, id: string) {
  const entry = (await safe.list()).find((each) => each.id === id);
  if (!entry) throw DocumentMissing({ document: id });
  return entry;
}
