import type { DocumentFiles } from '@sealwright/core/api';
import type { OpenSafe } from './open-safe.ts';
import type { IndexEntry } from './safe-index.ts';

export interface ExportTarget {
  /** Absolute. */
  readonly path: string;
  readonly overwrite: boolean;
  readonly signal: AbortSignal;
}

/** Writes a document in clear. The file appears whole, after all of it was found to be as it was put in, or not at all. */
export async function exportDocument(
  files: DocumentFiles,
  safe: OpenSafe,
  entry: IndexEntry,
  { path, overwrite, signal }: ExportTarget,
): Promise<void> {
  const draft = await files.write(path, safe.contents(entry), { overwrite, signal });
  await draft.commit();
}
