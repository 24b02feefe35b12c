import { stat } from 'node:fs/promises';
import type { DocumentFiles, FileSource } from '@sealwright/core/api';
import { FileChanged } from './errors.ts';
import { COVERED_WHOLE, fingerprint } from './fingerprint.ts';
import type { SessionRecord } from './session-record.ts';

/**
 * Opens the user's file of a session, which holds its revision `saved`. Rejects with `file.changed` when it may hold
 * something else by now, and as `DocumentFiles.open` does.
 */
export async function openUserFile(files: DocumentFiles, record: SessionRecord, path: string): Promise<FileSource> {
  const source = await files.open(path);
  try {
    if (!(await isAsRecorded(source, record, path))) throw FileChanged({ path });
    return source;
  } catch (fault) {
    await source.close();
    throw fault;
  }
}

/** Rejects as `openUserFile` does. */
export async function checkUserFile(files: DocumentFiles, record: SessionRecord, path: string): Promise<void> {
  await (await openUserFile(files, record, path)).close();
}

/**
 * Programs that copy and synchronise set new times on equal files. That counts as no change where the fingerprint can
 * vouch for every byte.
 */
async function isAsRecorded(source: FileSource, record: SessionRecord, path: string): Promise<boolean> {
  const revision = record.revisions[record.saved]!;
  if (source.size !== revision.size) return false;
  if ((await stat(path)).mtimeMs === record.fileTime) return true;
  return revision.size <= COVERED_WHOLE && (await fingerprint(source)) === revision.fingerprint;
}
