import { randomUUID } from 'node:crypto';
import { type AuditRecord, Emitter } from '@sealwright/core/api';
import type { WrittenEntry } from '../common-audit-entry.ts';
import { LONGEST_LINE, readLine, sha256, writeLine } from './entry-line.ts';
import { type EntryExtras, entryOf } from './entry-of.ts';
import { AuditBroken, AuditUnwritable } from './errors.ts';
import { appendSynced, FileGrew, type LogFile, listLogFiles, nextLogFile, readTail } from './log-folder.ts';
import { withLogLock } from './log-lock.ts';
import { BEGAN, recovered } from './own-records.ts';

/** A file that is as long as this, in bytes, is not added to any more. */
const LONGEST_FILE = 4 * 1024 * 1024;
/** Tries for an entry, each after another process was seen to write meanwhile. */
const ATTEMPTS = 5;

/** What is looked at to find the last line, in bytes: there may be one that was cut off after it. */
const TAIL = 3 * LONGEST_LINE;

type Addition = readonly [AuditRecord, EntryExtras];

/** Where the log ends. */
interface LogEnd {
  readonly file: LogFile;
  /** Missing where there is nothing but a first line that was cut off. */
  readonly last?: WrittenEntry;
  /** The last line is whole but for its end. */
  readonly isUnended: boolean;
  /** What stands after the last line: one that was cut off while it was written. */
  readonly torn?: Uint8Array;
}

export interface LogWriterOptions {
  readonly folder: () => Promise<string>;
  readonly now?: () => Date;
  readonly longestFile?: number;
}

/** Adds entries to the log of a folder, one after the other, together with other processes. */
export class LogWriter {
  private readonly options: LogWriterOptions;
  private readonly wrote = new Emitter<void>();
  /** Where this process has seen the log end: what came before must still be there. */
  private seen: WrittenEntry | undefined;
  private turn: Promise<unknown> = Promise.resolve();

  readonly onDidWrite = this.wrote.event;

  constructor(options: LogWriterOptions) {
    this.options = options;
  }

  /** Resolves when the entry is on disk. `audit.unwritable`, `audit.broken`. */
  append(record: AuditRecord, extras: EntryExtras = {}): Promise<WrittenEntry> {
    return this.inTurn(async (folder, time) => {
      const files = await listLogFiles(folder);
      const end = await this.endOf(files.filter(({ size }) => size > 0));
      return this.write(folder, files, end, time, [record, extras]);
    });
  }

  /** Leaves the log as it is, which may be broken, and begins another one. `audit.unwritable`. */
  beginAnew(): Promise<WrittenEntry> {
    return this.inTurn(async (folder, time) => {
      return this.write(folder, await listLogFiles(folder), undefined, time);
    });
  }

  private inTurn(work: (folder: string, time: Date) => Promise<WrittenEntry>): Promise<WrittenEntry> {
    const run = this.turn.then(() => this.locked(work));
    this.turn = run.catch(() => {});
    return run;
  }

  private async locked(work: (folder: string, time: Date) => Promise<WrittenEntry>): Promise<WrittenEntry> {
    try {
      const folder = await this.options.folder();
      for (let attempt = 1; ; attempt++) {
        try {
          this.seen = await withLogLock(folder, () => work(folder, this.options.now?.() ?? new Date()));
          this.wrote.fire();
          return this.seen;
        } catch (fault) {
          if (!(fault instanceof FileGrew) || attempt === ATTEMPTS) throw fault;
        }
      }
    } catch (fault) {
      if (AuditBroken.is(fault)) throw fault;
      throw AuditUnwritable({ reason: (fault as NodeJS.ErrnoException).code ?? 'unknown' }, { cause: fault });
    }
  }

  /** Writes what is missing before the record, and the record, at once. */
  private async write(
    folder: string,
    files: readonly LogFile[],
    end: LogEnd | undefined,
    time: Date,
    record?: Addition,
  ): Promise<WrittenEntry> {
    const torn = end?.torn && { bytes: end.torn.length, sha256: sha256(end.torn) };
    const additions: Addition[] = record ? [record] : [];
    if (!end?.last) additions.unshift([BEGAN, torn ? { torn } : {}]);
    else if (torn) additions.unshift([recovered(torn.bytes), { torn }]);
    const log = end?.last?.entry.log ?? randomUUID();
    let after = end?.last;
    let text = end && (end.torn || end.isUnended) ? '\n' : '';
    for (const [each, extras] of additions) {
      const written = writeLine(entryOf(each, { log, time, ...(after && { after }) }, extras));
      text += `${written.line}\n`;
      after = written;
    }
    await appendSynced(folder, this.fileFor(folder, files, end, time.getUTCFullYear()), text);
    return after as WrittenEntry;
  }

  /** What was cut off stays, and the line after it says so: both stand in one file, however long it is. */
  private fileFor(folder: string, files: readonly LogFile[], end: LogEnd | undefined, year: number): LogFile {
    if (end?.torn || end?.isUnended) return end.file;
    const hasRoom = end && end.file.year === year && end.file.size < (this.options.longestFile ?? LONGEST_FILE);
    return hasRoom ? end.file : nextLogFile(folder, files.at(-1), year);
  }

  /** `undefined`: there is no log yet. `audit.broken`. */
  private async endOf(files: readonly LogFile[]): Promise<LogEnd | undefined> {
    const file = files.at(-1);
    if (!file) {
      if (this.seen) throw AuditBroken({});
      return undefined;
    }
    const tail = await readTail(file, TAIL);
    const lineEnd = tail.lastIndexOf(0x0a);
    const rest = tail.subarray(lineEnd + 1);
    const unended = rest.length > 0 ? readLine(rest) : undefined;
    if (typeof unended === 'object') return this.checked({ file, last: unended, isUnended: true });
    const torn = rest.length > 0 ? { torn: rest } : {};
    if (lineEnd < 0) {
      if (file.size > tail.length) throw AuditBroken({});
      const before = await this.endOf(files.slice(0, -1));
      return before?.last
        ? { file, last: before.last, isUnended: false, ...torn }
        : { file, isUnended: false, ...torn };
    }
    const before = tail.subarray(0, lineEnd);
    const last = readLine(before.subarray(before.lastIndexOf(0x0a) + 1));
    if (typeof last !== 'object') throw AuditBroken({});
    return this.checked({ file, last, isUnended: false, ...torn });
  }

  /** What this process has seen must still be there. */
  private checked(end: LogEnd): LogEnd {
    const { seen } = this;
    if (!seen || !end.last || seen.entry.log !== end.last.entry.log) return end;
    const { number } = end.last.entry;
    if (number < seen.entry.number || (number === seen.entry.number && end.last.digest !== seen.digest))
      throw AuditBroken({});
    return end;
  }
}
