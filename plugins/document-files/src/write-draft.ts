import { randomBytes } from 'node:crypto';
import { constants } from 'node:fs';
import { access, link, open, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { type FileDraft, SealwrightError, type WriteOptions } from '@sealwright/core/api';
import { FileExists, FileIsFolder, FolderMissing, systemCode, writeFault } from './errors.ts';

/** Writes the chunks to a new file beside `path`, synced, readable by its user and whoever the umask allows. */
export async function writeDraft(
  path: string,
  chunks: AsyncIterable<Uint8Array>,
  { overwrite = false, signal, progress }: WriteOptions = {},
): Promise<FileDraft> {
  await refuseImpossible(path, overwrite);
  // Not made from the name: that may be as long as names can be.
  const draft = join(dirname(path), `.sealwright-${randomBytes(6).toString('hex')}.part`);
  let size = 0;
  try {
    const handle = await open(draft, 'wx');
    try {
      for await (const chunk of chunks) {
        signal?.throwIfAborted();
        await handle.writeFile(chunk);
        size += chunk.length;
        progress?.(size);
      }
      signal?.throwIfAborted();
      await handle.sync();
    } finally {
      await handle.close();
    }
  } catch (fault) {
    await rm(draft, { force: true }).catch(() => {}); // ENOTDIR: it was never made
    throw fault instanceof SealwrightError || signal?.aborted ? fault : writeFault(path, fault);
  }
  return {
    path: draft,
    size,
    commit: () => putInPlace(draft, path, overwrite),
    discard: () => rm(draft, { force: true }),
  };
}

/** `DocumentFiles.checkTarget`. */
export async function checkTarget(
  path: string,
  { overwrite = false }: Pick<WriteOptions, 'overwrite'> = {},
): Promise<void> {
  await refuseImpossible(path, overwrite);
  try {
    const folder = dirname(path);
    if (!(await stat(folder)).isDirectory()) throw FolderMissing({ folder });
    await access(folder, constants.W_OK);
  } catch (fault) {
    throw fault instanceof SealwrightError ? fault : writeFault(path, fault);
  }
}

async function putInPlace(draft: string, path: string, overwrite: boolean): Promise<void> {
  try {
    if (overwrite) await rename(draft, path);
    else await renameWithoutReplacing(draft, path);
    await syncFolder(dirname(path));
  } catch (fault) {
    await rm(draft, { force: true });
    throw fault instanceof SealwrightError ? fault : writeFault(path, fault);
  }
}

/** A hard link fails where a file stands, which a rename would silently replace. */
async function renameWithoutReplacing(draft: string, path: string): Promise<void> {
  try {
    await link(draft, path);
    await rm(draft);
  } catch (fault) {
    if (systemCode(fault) === 'EEXIST') await refuseImpossible(path, false);
    // An empty file, or a file system without hard links (FAT, some network shares).
    await rename(draft, path);
  }
}

/** An empty file holds nothing to lose: programs that choose a name make one first. */
async function refuseImpossible(path: string, overwrite: boolean): Promise<void> {
  const existing = await stat(path).catch((fault: unknown) => {
    if (systemCode(fault) === 'ENAMETOOLONG') throw writeFault(path, fault);
  });
  if (existing?.isDirectory()) throw FileIsFolder({ path });
  if (existing && !overwrite && !(existing.isFile() && existing.size === 0)) throw FileExists({ path });
}

/** Makes the new name survive a power cut. Windows cannot open folders; its file system journals names itself. */
async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
