import { type DocumentFiles, type Voucher, WorkflowFileChanged, type WorkflowSource } from '@sealwright/core/api';
import type { FetchProgress } from '../files/fetch-file.ts';
import type { FileShelf } from '../files/file-shelf.ts';
import type { KeptFile, QueueRecord } from './queue-record.ts';

/** How often a file may be replaced while it is fetched, before that is a fault. */
const NEWER_FILES = 5;

export interface PerformParts {
  readonly files: Pick<DocumentFiles, 'open'>;
  readonly shelf: Pick<FileShelf, 'fetch'>;
}

export interface PerformTools {
  readonly source: WorkflowSource;
  readonly signal: AbortSignal;
  readonly progress: FetchProgress;
}

/**
 * Carries one action out and results in the voucher as it is then. Called again with the same record it does nothing
 * twice: the platform knows the key, and a file that is here is not fetched again.
 */
export async function performAction(
  parts: PerformParts,
  { key, etag, voucher: id, place, task }: QueueRecord,
  { source, signal, progress }: PerformTools,
): Promise<Voucher> {
  const terms = { key, etag };
  switch (task.kind) {
    case 'act':
      return source.act(id, task.act, terms, signal);
    case 'receive': {
      const told = task.tell ? await source.act(id, { kind: 'receive' }, terms, signal) : await source.get(id, signal);
      return fetchNewest(
        told,
        (voucher) => {
          const { file } = voucher;
          return file ? parts.shelf.fetch(source, place, { id, file }, progress, signal) : Promise.resolve('');
        },
        () => source.get(id, signal),
      );
    }
    case 'sign':
      return withBytes(parts, task.file, (file) =>
        source.sign(id, { ...file, baseSha256: task.baseSha256, marks: task.marks }, terms, progress, signal),
      );
    case 'create': {
      const draft = await withBytes(parts, task.file, (file) =>
        source.createDraft(task.content, file, key, progress, signal),
      );
      if (task.submitKey === undefined) return draft;
      return source.act(draft.id, { kind: 'submit' }, { key: task.submitKey, etag: draft.etag }, signal);
    }
  }
}

/** A file may be replaced by a newer one while it is fetched: then that one is. */
export async function fetchNewest(
  voucher: Voucher,
  fetch: (voucher: Voucher) => Promise<unknown>,
  again: () => Promise<Voucher>,
): Promise<Voucher> {
  let newest = voucher;
  for (let tries = 1; ; tries++) {
    try {
      await fetch(newest);
      return newest;
    } catch (fault) {
      if (!WorkflowFileChanged.is(fault) || tries >= NEWER_FILES) throw fault;
      newest = await again();
    }
  }
}

async function withBytes<T>(
  { files }: PerformParts,
  { path, name, sha256, sm3 }: KeptFile,
  use: (file: {
    name: string;
    bytes: Awaited<ReturnType<DocumentFiles['open']>>;
    sha256: string;
    sm3?: string;
  }) => Promise<T>,
): Promise<T> {
  const bytes = await files.open(path);
  try {
    return await use({ name, bytes, sha256, ...(sm3 !== undefined && { sm3 }) });
  } finally {
    await bytes.close();
  }
}
