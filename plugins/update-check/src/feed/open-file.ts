import { type FileHandle, open } from 'node:fs/promises';
import { FeedFileMissing, FeedFileUnreadable } from './feed-errors.ts';
import type { OpenedBytes, OpenOptions } from './opened-bytes.ts';

/** A file of a feed in a folder: on a network drive, or a stick that was carried here. */
export async function openFile(path: string, { from = 0, validator, signal }: OpenOptions): Promise<OpenedBytes> {
  signal.throwIfAborted();
  const file = await open(path, 'r').catch((fault) => {
    throw unreadable(path, fault);
  });
  try {
    const stat = await file.stat();
    if (!stat.isFile()) throw FeedFileUnreadable({ place: path, reason: 'EISDIR' });
    const state = `${stat.size}-${stat.mtimeMs}`;
    const offset = validator === state && from < stat.size ? from : 0;
    const chunks = chunksOf(file, path, offset, signal);
    return { offset, size: stat.size, validator: state, chunks, close: () => file.close() };
  } catch (fault) {
    await file.close();
    throw fault;
  }
}

async function* chunksOf(file: FileHandle, path: string, offset: number, signal: AbortSignal) {
  try {
    const stream = file.createReadStream({ start: offset, signal, autoClose: false });
    for await (const chunk of stream) yield chunk as Uint8Array;
  } catch (fault) {
    signal.throwIfAborted();
    throw unreadable(path, fault as NodeJS.ErrnoException);
  }
}

function unreadable(path: string, { code = 'unknown' }: NodeJS.ErrnoException) {
  return code === 'ENOENT' || code === 'ENOTDIR'
    ? FeedFileMissing({ place: path })
    : FeedFileUnreadable({ place: path, reason: code });
}
