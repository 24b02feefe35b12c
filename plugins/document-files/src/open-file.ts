import { constants } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import type { FileSource } from '@sealwright/core/api';
import { FileChanged, FileNotAFile, readFault } from './errors.ts';

interface Stamp {
  readonly ino: number;
  readonly size: number;
  readonly mtimeMs: number;
}

/** Opens a regular file by random access. Never blocks on a FIFO or a device: those are refused. */
export async function openFile(path: string): Promise<FileSource> {
  let handle: FileHandle;
  try {
    handle = await open(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
  } catch (fault) {
    throw readFault(path, fault);
  }
  const stat = await handle.stat();
  if (!stat.isFile()) {
    await handle.close();
    throw FileNotAFile({ path });
  }
  return new OpenFile(path, handle, stat);
}

class OpenFile implements FileSource {
  readonly path: string;
  readonly size: number;
  readonly version: string;
  private readonly handle: FileHandle;
  private readonly opened: Stamp;
  private closing: Promise<void> | undefined;

  constructor(path: string, handle: FileHandle, opened: Stamp) {
    this.path = path;
    this.size = opened.size;
    this.version = `${opened.ino}-${opened.size}-${opened.mtimeMs}`;
    this.handle = handle;
    this.opened = opened;
  }

  async read(offset: number, length: number): Promise<Uint8Array> {
    const wanted = Math.max(0, Math.min(length, this.size - offset));
    const bytes = new Uint8Array(wanted);
    try {
      for (let done = 0; done < wanted; ) {
        const { bytesRead } = await this.handle.read(bytes, done, wanted - done, offset + done);
        if (bytesRead === 0) throw FileChanged({ path: this.path });
        done += bytesRead;
      }
      // After the read, so that bytes of a newer content never pass for the old one's.
      const now = await this.handle.stat();
      if (now.size !== this.opened.size || now.mtimeMs !== this.opened.mtimeMs) throw FileChanged({ path: this.path });
    } catch (fault) {
      throw FileChanged.is(fault) ? fault : readFault(this.path, fault);
    }
    return bytes;
  }

  close(): Promise<void> {
    this.closing ??= this.handle.close();
    return this.closing;
  }
}
