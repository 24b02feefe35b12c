/**
 * Documents on disk: reading by random access, writing whole or not at all. Owner: `plugins/document-files`. Callers:
 * signing, verification and everything else that touches a user's files. Runs in the plugin host.
 */
import type { ByteSource } from '../byte-source.ts';
import { defineService } from '../token.ts';

export interface DocumentFiles {
  /**
   * Opens an absolute path for reading. A file that is altered or replaced while it is open makes `read` reject with
   * `file.changed`. Rejects with `file.missing`, `file.unreadable`, `file.not-a-file`.
   */
  open(path: string): Promise<FileSource>;
  /** Whether `write` could put a file there: rejects as it would, before any work is done or a PIN is asked for. */
  checkTarget(path: string, options?: Pick<WriteOptions, 'overwrite'>): Promise<void>;
  /**
   * Writes a new file beside `path` and syncs it; nothing stands at `path` before `commit`. Rejects with
   * `file.exists` (a non-empty file and no `overwrite`), `file.is-a-folder`, `file.folder-missing`,
   * `file.name-too-long`, `file.unwritable`, `file.no-space`; nothing is left behind then.
   */
  write(path: string, chunks: AsyncIterable<Uint8Array>, options?: WriteOptions): Promise<FileDraft>;
}

export interface FileSource extends ByteSource {
  readonly path: string;
  /** Differs from the one of an earlier opening if the file was altered or replaced since; missing where nobody can tell. */
  readonly version?: string;
  close(): Promise<void>;
}

export interface WriteOptions {
  readonly overwrite?: boolean;
  readonly signal?: AbortSignal;
  /** Told the bytes written so far. */
  readonly progress?: (bytes: number) => void;
}

/** A finished file that is not in its place yet. Exactly one of `commit` and `discard` ends it. */
export interface FileDraft {
  /** Where it lies until then. */
  readonly path: string;
  readonly size: number;
  /** Renames it into place, atomically, and syncs the folder. */
  commit(): Promise<void>;
  discard(): Promise<void>;
}

export const DocumentFiles = defineService<DocumentFiles>('document.files');
