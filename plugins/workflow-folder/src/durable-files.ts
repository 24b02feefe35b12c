import { randomUUID } from 'node:crypto';
import { open, rename } from 'node:fs/promises';
import { dirname } from 'node:path';

/** Has the contents of a folder on the disk before going on, where the operating system can do that. */
export async function syncFolder(path: string): Promise<void> {
  // Windows has no such call for folders.
  const folder = await open(path, 'r').catch(() => undefined);
  await folder?.sync().catch(() => {});
  await folder?.close();
}

/** Writes a file that is there whole or not at all, and has it on the disk. */
export async function writeDurably(path: string, text: string): Promise<void> {
  const draft = `${path}.${randomUUID()}`;
  const file = await open(draft, 'wx', 0o644);
  try {
    await file.writeFile(text);
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(draft, path);
}

const TAKEN = new Set(['ENOTEMPTY', 'EEXIST', 'EPERM', 'EACCES', 'ENOTDIR']);

/**
 * Puts a finished folder in its place, whole. False where there is one already: of several programs that want the same
 * place, one gets it, on any file system that can rename.
 */
export async function putFolder(from: string, to: string, isThere: () => Promise<boolean>): Promise<boolean> {
  await syncFolder(from);
  try {
    await rename(from, to);
  } catch (fault) {
    // A place that is taken has another code on each system; some are those of a folder that may not be written to.
    if (TAKEN.has((fault as NodeJS.ErrnoException).code ?? '') && (await isThere())) return false;
    throw fault;
  }
  await syncFolder(dirname(to));
  return true;
}
