import type { WrittenEntry } from '../common-audit-entry.ts';
import type { ChainReport } from '../common-chain-report.ts';
import { ChainCheck } from './chain-check.ts';
import { readLine } from './entry-line.ts';
import { AuditUnreadable } from './errors.ts';
import { type LogFile, listLogFiles } from './log-folder.ts';
import { withLogLock } from './log-lock.ts';
import { readLines } from './read-lines.ts';

/** Reads the log of a folder while others write to it. */
export class LogReader {
  private readonly folder: () => Promise<string>;

  constructor(folder: () => Promise<string>) {
    this.folder = folder;
  }

  /** The entries of the present log, the newest first; lines that are none are left out. `audit.unreadable`. */
  async *newestFirst(signal?: AbortSignal): AsyncGenerator<WrittenEntry> {
    const files = await this.files();
    for (const file of files.reverse()) {
      const entries: WrittenEntry[] = [];
      for await (const { bytes } of typedLines(file, signal)) {
        const read = bytes && readLine(bytes);
        if (typeof read === 'object') entries.push(read);
      }
      yield* entries.reverse();
    }
  }

  /** `audit.unreadable`. */
  async check(signal?: AbortSignal): Promise<ChainReport> {
    const check = new ChainCheck();
    for (const file of await this.files())
      for await (const line of typedLines(file, signal)) if (!(await check.take(line))) return check.report();
    return check.report();
  }

  /** The files of the present log: those from the one on that the log began with, the oldest first. `audit.unreadable`. */
  async files(): Promise<LogFile[]> {
    return typed(async () => {
      const folder = await this.folder();
      // Nobody is in the middle of a line then.
      const files = (await withLogLock(folder, () => listLogFiles(folder))).filter(({ size }) => size > 0);
      const present: LogFile[] = [];
      let log: string | undefined;
      for (const file of files.reverse()) {
        const other = await logOf(file);
        log ??= other;
        if (log !== undefined && other !== undefined && other !== log) break;
        present.unshift(file);
      }
      return present;
    });
  }
}

/** Which log a file belongs to, by its first entry. */
async function logOf({ path, size }: LogFile): Promise<string | undefined> {
  for await (const { bytes } of readLines(path, size)) {
    const read = bytes && readLine(bytes);
    if (typeof read === 'object') return read.entry.log;
  }
  return undefined;
}

async function* typedLines({ path, size }: LogFile, signal?: AbortSignal) {
  try {
    yield* readLines(path, size, signal);
  } catch (fault) {
    signal?.throwIfAborted();
    throw unreadable(fault);
  }
}

async function typed<R>(work: () => Promise<R>): Promise<R> {
  try {
    return await work();
  } catch (fault) {
    throw unreadable(fault);
  }
}

function unreadable(fault: unknown): Error {
  return AuditUnreadable({ reason: (fault as NodeJS.ErrnoException).code ?? 'unknown' }, { cause: fault });
}
