import { type FileHandle, open, readFile, rename, rm } from 'node:fs/promises';
import {
  type VoucherFile,
  WorkflowFileChanged,
  WorkflowFileDamaged,
  type WorkflowSource,
  WorkflowUnreachable,
} from '@sealwright/core/api';
import { RunningDigests } from './digests-of.ts';

/** Bytes between two marks of how much is safely on disk. Smaller files need none: they are begun anew. */
const MARK = 4 << 20;
const CHUNK = 1 << 20;

export type FetchProgress = (done: number, size: number) => void;

export interface WantedFile {
  /** Of the voucher. */
  readonly id: string;
  readonly file: VoucherFile;
  /** Where it comes to stand when all of it is here and its digests fit. */
  readonly path: string;
}

/**
 * Fetches a file into `.part` beside its place. A sidecar says of which file it is and how much of it is on disk, so that
 * whoever comes after a killed program goes on there. Length and digests are checked before it gets its name.
 */
export async function fetchFile(
  source: Pick<WorkflowSource, 'download'>,
  wanted: WantedFile,
  progress: FetchProgress,
  signal: AbortSignal,
): Promise<string> {
  const begun = await offsetOf(`${wanted.path}.part.json`, wanted.file);
  try {
    return await fetchFrom(begun, source, wanted, progress, signal);
  } catch (fault) {
    // It may have been damaged here, before the power failed.
    if (begun === 0 || !WorkflowFileDamaged.is(fault)) throw fault;
    return fetchFrom(0, source, wanted, progress, signal);
  }
}

async function fetchFrom(
  begun: number,
  source: Pick<WorkflowSource, 'download'>,
  { id, file, path }: WantedFile,
  progress: FetchProgress,
  signal: AbortSignal,
): Promise<string> {
  const part = `${path}.part`;
  const sidecar = `${part}.json`;
  const handle = await openPart(part, begun);
  const digests = new RunningDigests();
  let [done, marked] = [0, 0];
  const mark = async () => {
    if (done === marked) return;
    await handle.datasync();
    await writeMark(sidecar, file, done);
    marked = done;
  };
  try {
    // What came in an earlier run is part of the digest, too.
    for (; done < begun; ) {
      const read = await handle.read(Buffer.alloc(Math.min(CHUNK, begun - done)), 0, undefined, done);
      if (read.bytesRead === 0) break;
      digests.update(read.buffer.subarray(0, read.bytesRead));
      done += read.bytesRead;
    }
    marked = done;
    progress(done, file.size);
    try {
      if (done < file.size) {
        for await (const bytes of source.download(id, file, done, signal)) {
          signal.throwIfAborted();
          if (done + bytes.length > file.size) throw WorkflowFileDamaged({ name: file.name });
          await writeAll(handle, bytes, done);
          digests.update(bytes);
          done += bytes.length;
          progress(done, file.size);
          if (done - marked >= MARK) await mark();
        }
      }
      // A source that just ends has lost its line.
      if (done < file.size) throw WorkflowUnreachable({ place: file.name, reason: 'the file ended early' });
    } catch (fault) {
      if (!isWorthless(fault)) await mark();
      throw fault;
    }
    checkDigests(file, done, digests);
    await handle.datasync();
  } catch (fault) {
    await handle.close();
    if (isWorthless(fault)) await Promise.all([part, sidecar].map((each) => rm(each, { force: true })));
    throw fault;
  }
  await handle.close();
  await rename(part, path);
  await rm(sidecar, { force: true });
  return path;
}

function checkDigests(file: VoucherFile, done: number, digests: RunningDigests): void {
  const { sha256, sm3 } = digests.finish();
  const fits = done === file.size && sha256 === file.sha256 && (file.sm3 === undefined || file.sm3 === sm3);
  if (!fits) throw WorkflowFileDamaged({ name: file.name });
}

/** What came so far is of no use to the next try. */
function isWorthless(fault: unknown): boolean {
  return WorkflowFileDamaged.is(fault) || WorkflowFileChanged.is(fault);
}

async function offsetOf(sidecar: string, file: VoucherFile): Promise<number> {
  try {
    const mark = JSON.parse(await readFile(sidecar, 'utf8')) as Record<string, unknown>;
    const { offset } = mark;
    const isOfThis = mark.etag === file.sha256 && mark.size === file.size && typeof offset === 'number';
    return isOfThis && offset > 0 && offset <= file.size ? offset : 0;
  } catch {
    return 0;
  }
}

async function openPart(part: string, offset: number): Promise<FileHandle> {
  const handle = await open(part, offset > 0 ? 'r+' : 'w+', 0o600).catch((fault) => {
    if (fault.code !== 'ENOENT') throw fault;
    return open(part, 'w+', 0o600);
  });
  // What came after the last mark may never have reached the disk.
  await handle.truncate(Math.min(offset, (await handle.stat()).size));
  return handle;
}

async function writeAll(handle: FileHandle, bytes: Uint8Array, position: number): Promise<void> {
  for (let written = 0; written < bytes.length; ) {
    written += (await handle.write(bytes, written, bytes.length - written, position + written)).bytesWritten;
  }
}

/** It is small, and one that was cut counts as none. */
async function writeMark(sidecar: string, file: VoucherFile, offset: number): Promise<void> {
  const handle = await open(sidecar, 'w', 0o600);
  try {
    await handle.writeFile(JSON.stringify({ etag: file.sha256, size: file.size, offset }));
  } finally {
    await handle.close();
  }
}
