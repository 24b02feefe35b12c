import { mkdir, open, readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';

/** One file of a log; its end may grow while it is looked at. */
export interface LogFile {
  readonly path: string;
  /** 1, 2, 3, ... in the order of writing. */
  readonly part: number;
  readonly year: number;
  readonly size: number;
}

const NAME = /^audit-(\d{4})-(\d{4,9})\.jsonl$/;

/** The files of a folder, the oldest first, each with its size now. */
export async function listLogFiles(folder: string): Promise<LogFile[]> {
  const names = await readdir(folder).catch((fault: NodeJS.ErrnoException) => {
    if (fault.code === 'ENOENT') return [];
    throw fault;
  });
  const files = await Promise.all(
    names.flatMap((name) => {
      const [, year, part] = NAME.exec(name) ?? [];
      if (!year || !part) return [];
      const path = join(folder, name);
      return [stat(path).then(({ size }) => ({ path, part: Number(part), year: Number(year), size }))];
    }),
  );
  return files.sort((one, other) => one.part - other.part);
}

export function nextLogFile(folder: string, last: LogFile | undefined, year: number): LogFile {
  const part = (last?.part ?? 0) + 1;
  return { path: join(folder, `audit-${year}-${String(part).padStart(4, '0')}.jsonl`), part, year, size: 0 };
}

/** The last bytes of a file, at most `most` of them. */
export async function readTail({ path, size }: LogFile, most: number): Promise<Buffer> {
  const from = Math.max(0, size - most);
  const file = await open(path, 'r');
  try {
    const bytes = Buffer.alloc(size - from);
    let at = 0;
    while (at < bytes.length) {
      const { bytesRead } = await file.read(bytes, at, bytes.length - at, from + at);
      if (bytesRead === 0) break;
      at += bytesRead;
    }
    return bytes.subarray(0, at);
  } finally {
    await file.close();
  }
}

/** Thrown where somebody else wrote to a file since it was looked at. */
export class FileGrew extends Error {}

/** Adds to the end of a file and syncs it; the file must be as long as it was thought to be. */
export async function appendSynced(folder: string, { path, size }: LogFile, text: string): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const file = await open(path, 'a', 0o600);
  try {
    if ((await file.stat()).size !== size) throw new FileGrew();
    await file.writeFile(text, 'utf8');
    await file.sync();
  } finally {
    await file.close();
  }
  if (size === 0) await syncFolder(folder);
}

/** The name of a new file must outlive a power cut too; Windows has no way to ask for that, and needs none. */
async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const opened = await open(folder, 'r');
  try {
    await opened.sync();
  } finally {
    await opened.close();
  }
}
