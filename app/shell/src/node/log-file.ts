import { appendFileSync, mkdirSync, renameSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { LogEntry } from '@sealwright/core/kernel';

/** A file that has grown beyond this, in bytes, becomes the old one; one old file is kept. */
const LONGEST_FILE = 1024 * 1024;
const LONGEST_TEXT = 4_000;

/**
 * The log of one kind of process: `<profile>/logs/<name>.log`, one JSON object a line, readable by its user only. Entries
 * are written at once, so that the last words of a process that crashes stand there. Never throws.
 */
export class LogFile {
  readonly path: string;
  private size: number | undefined;

  constructor(profile: string, name: string) {
    this.path = join(profile, 'logs', `${name}.log`);
  }

  readonly write = ({ time, plugin, level, message, data }: LogEntry): void => {
    const text = message.length > LONGEST_TEXT ? `${message.slice(0, LONGEST_TEXT)}...` : message;
    try {
      this.append(`${JSON.stringify({ time, level, plugin, message: text, ...data })}\n`);
    } catch {
      // A log that cannot be written must not stop what is being logged.
    }
  };

  private append(line: string): void {
    this.size ??= this.open();
    if (this.size > LONGEST_FILE) {
      renameSync(this.path, `${this.path}.old`);
      this.size = 0;
    }
    appendFileSync(this.path, line, { mode: 0o600 });
    this.size += Buffer.byteLength(line);
  }

  private open(): number {
    mkdirSync(dirname(this.path), { recursive: true, mode: 0o700 });
    return statSync(this.path, { throwIfNoEntry: false })?.size ?? 0;
  }
}
