/**
 * Files that are whole or not there, and that are on the disk once the call resolves. `write-file-atomic` would not do:
 * it does not sync the folder, so a power cut could bring back a try counter that was already spent.
 */
import { randomBytes } from 'node:crypto';
import { type FileHandle, open, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { SoftTokenUnwritable } from './soft-token-errors.ts';

/**
 * Writes a new file, readable by its user only, and syncs it. Not atomic by itself: for files of a folder not yet in
 * place. Rejects with `token-soft.unwritable`.
 */
export async function writeSynced(path: string, content: Uint8Array | string): Promise<void> {
  try {
    const file = await open(path, 'wx', 0o600);
    await syncAndClose(file, () => file.writeFile(content));
  } catch (fault) {
    throw SoftTokenUnwritable({ reason: (fault as NodeJS.ErrnoException).code ?? 'unknown' }, { cause: fault });
  }
}

/** Replaces a file as a whole: after a crash it holds the old or the new content. Rejects with `token-soft.unwritable`. */
export async function replaceFile(path: string, content: Uint8Array | string): Promise<void> {
  const draft = `${path}.${randomBytes(6).toString('hex')}.tmp`;
  try {
    await writeSynced(draft, content);
    await rename(draft, path);
  } catch (fault) {
    await rm(draft, { force: true });
    throw fault;
  }
  await syncFolder(dirname(path));
}

/** Makes renames within a folder durable. Windows journals them by itself and cannot open folders. */
export async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  await syncAndClose(handle, async () => {});
}

async function syncAndClose(file: FileHandle, before: () => Promise<void>): Promise<void> {
  try {
    await before();
    await file.sync();
  } finally {
    await file.close();
  }
}
