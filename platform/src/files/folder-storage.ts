import { randomUUID } from 'node:crypto';
import { type FileHandle, mkdir, open, readdir, rename, rm, stat, unlink } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { type Storage, StoredMissing } from './storage.ts';

/** Bytes of one read. */
const PIECE = 256 * 1024;
const KEY = /^[a-z0-9-]+(?:\/[a-z0-9-]+)*$/;

/** Files in a folder. Each is written beside its place, synced, and renamed into it; so is the folder. */
export class FolderStorage implements Storage {
  private readonly folder: string;

  constructor(folder: string) {
    this.folder = folder;
  }

  async write(key: string, size: number, bytes: AsyncIterable<Uint8Array>): Promise<void> {
    const path = this.pathOf(key);
    const unfinished = join(this.folder, 'unfinished');
    await mkdir(unfinished, { recursive: true });
    const draft = join(unfinished, randomUUID());
    const handle = await open(draft, 'wx', 0o600);
    try {
      let written = 0;
      for await (const piece of bytes) {
        await writeWhole(handle, piece);
        written += piece.length;
      }
      if (written !== size) throw new RangeError(`${written} bytes where ${size} were announced`);
      await handle.sync();
    } catch (fault) {
      await handle.close();
      await rm(draft, { force: true });
      throw fault;
    }
    await handle.close();
    await this.makeFolder(dirname(path));
    await rename(draft, path);
    await syncFolder(dirname(path));
  }

  async size(key: string): Promise<number | undefined> {
    try {
      return (await stat(this.pathOf(key))).size;
    } catch (fault) {
      if (isMissing(fault)) return undefined;
      throw fault;
    }
  }

  async *read(key: string, start: number, end: number): AsyncIterable<Uint8Array> {
    const handle = await this.open(key);
    try {
      for (let at = start; at < end; ) {
        const buffer = new Uint8Array(Math.min(PIECE, end - at));
        const { bytesRead } = await handle.read(buffer, 0, buffer.length, at);
        if (bytesRead === 0) throw new StoredMissing(`${key} is shorter than it was`);
        at += bytesRead;
        yield buffer.subarray(0, bytesRead);
      }
    } finally {
      await handle.close();
    }
  }

  async remove(key: string): Promise<void> {
    await rm(this.pathOf(key), { force: true });
  }

  async removeUnder(prefix: string): Promise<void> {
    await rm(this.pathOf(prefix), { recursive: true, force: true });
  }

  async withFile<T>(key: string, use: (path: string) => Promise<T>): Promise<T> {
    if ((await this.size(key)) === undefined) throw new StoredMissing(key);
    return use(this.pathOf(key));
  }

  async tidy(before: Date): Promise<void> {
    const unfinished = join(this.folder, 'unfinished');
    for (const name of await readdir(unfinished).catch(() => [])) {
      const path = join(unfinished, name);
      const found = await stat(path).catch(() => undefined);
      // Whoever still writes changes it; a rename in between makes it somebody's.
      if (found && found.mtime < before) await unlink(path).catch(() => {});
    }
  }

  private async open(key: string): Promise<FileHandle> {
    try {
      return await open(this.pathOf(key), 'r');
    } catch (fault) {
      throw isMissing(fault) ? new StoredMissing(key, { cause: fault }) : fault;
    }
  }

  /** Makes it with all above it, each synced into the one above. */
  private async makeFolder(folder: string): Promise<void> {
    const made = await mkdir(folder, { recursive: true });
    for (let at = folder; made && at.length >= made.length; at = dirname(at)) await syncFolder(dirname(at));
  }

  private pathOf(key: string): string {
    if (!KEY.test(key)) throw new RangeError('no key of the storage');
    return join(this.folder, ...key.split('/'));
  }
}

async function writeWhole(handle: FileHandle, bytes: Uint8Array): Promise<void> {
  for (let at = 0; at < bytes.length; ) at += (await handle.write(bytes, at)).bytesWritten;
}

/** Windows has no way to sync a folder, and needs none. */
async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

function isMissing(fault: unknown): boolean {
  const { code } = fault as NodeJS.ErrnoException;
  return code === 'ENOENT' || code === 'ENOTDIR';
}
