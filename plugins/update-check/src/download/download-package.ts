import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { FeedServerError, FeedSilent, FeedUnreachable } from '../feed/feed-errors.ts';
import type { Location } from '../feed/location.ts';
import { openBytes } from '../feed/open-bytes.ts';
import { DownloadAltered, DownloadCancelled, DownloadInterrupted, DownloadSizeWrong } from './download-errors.ts';
import { PartFile } from './part-file.ts';

/** Milliseconds without a byte. */
const PATIENCE = 30_000;

export interface Download {
  readonly location: Location;
  /** As the signed manifest says. */
  readonly size: number;
  /** Lower case hexadecimal. */
  readonly sha256: string;
  /** Absolute folder that holds nothing else: what is in it of other downloads goes. */
  readonly folder: string;
  /** Name of the finished file. */
  readonly name: string;
  readonly patience?: number;
  readonly signal: AbortSignal;
  /** Told the bytes that have arrived so far. */
  readonly progress: (received: number) => void;
}

/**
 * Fetches a package, hashing it as it comes. Gives the path of the file, which appears whole and as it was signed, or not
 * at all. A try that was interrupted leaves what has arrived, and the next one goes on from there; all else leaves nothing:
 * `update.cancelled`, `update.size-wrong`, `update.hash-wrong`, `update.no-space`, `update.unwritable`.
 */
export async function downloadPackage(download: Download): Promise<string> {
  const finished = join(download.folder, download.name);
  if (await isWhole(finished, download)) return finished;
  const part = new PartFile(download.folder, download);
  try {
    const validator = await part.open();
    if (part.length < download.size) await receive(part, validator, download);
    const found = part.digest();
    if (found !== download.sha256) throw DownloadAltered({ expected: download.sha256, found });
    return await part.finish(download.name);
  } catch (fault) {
    const error = download.signal.aborted ? DownloadCancelled({}) : fault;
    if (isResumable(error)) await part.close();
    else await part.discard();
    throw error;
  }
}

/** Whether an earlier try has fetched it, and nobody has altered it since. */
async function isWhole(path: string, { size, sha256 }: Download): Promise<boolean> {
  try {
    if ((await stat(path)).size !== size) return false;
    const hash = createHash('sha256');
    for await (const chunk of createReadStream(path)) hash.update(chunk as Uint8Array);
    return hash.digest('hex') === sha256;
  } catch {
    return false;
  }
}

/** A server or a network that fails says nothing about what has arrived before. */
const RESUMABLE = [DownloadInterrupted, FeedSilent, FeedUnreachable, FeedServerError];
const isResumable = (error: unknown) => RESUMABLE.some((type) => type.is(error));

async function receive(part: PartFile, validator: string | undefined, download: Download): Promise<void> {
  const { location, size, patience = PATIENCE, signal, progress } = download;
  const opened = await openBytes(location, {
    from: part.length,
    ...(validator !== undefined && { validator }),
    patience,
    signal,
  });
  try {
    if (opened.size !== undefined && opened.size !== size) throw DownloadSizeWrong({ size });
    await part.begin(opened.offset, opened.validator);
    progress(part.length);
    for await (const chunk of opened.chunks) {
      if (part.length + chunk.length > size) throw DownloadSizeWrong({ size });
      await part.append(chunk);
      progress(part.length);
    }
  } finally {
    await opened.close();
  }
  signal.throwIfAborted();
  if (part.length < size) throw DownloadInterrupted({ received: part.length, size });
}
