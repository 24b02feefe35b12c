import { randomUUID } from 'node:crypto';
import { Emitter, type HostLog, type LogLine } from '../api/index.ts';
import type { LogEntry } from './plugin-log.ts';

/** More than a person reads; and what they may take in memory, in characters. */
const MOST_LINES = 2_000;
const MOST_TEXT = 2_000_000;

/** The latest lines of a host's log, in memory: where there are too many, the oldest go. */
export class KeptLog implements HostLog {
  readonly run = randomUUID();
  private readonly lines: LogLine[] = [];
  private readonly written = new Emitter<void>();
  private count = 0;
  private text = 0;

  readonly onDidWrite = this.written.event;

  since(after: number): readonly LogLine[] {
    const first = this.lines[0]?.number ?? 0;
    return this.lines.slice(Math.max(0, after + 1 - first));
  }

  write(entry: LogEntry): void {
    const line = { ...entry, number: ++this.count };
    this.lines.push(line);
    this.text += lengthOf(line);
    while (this.lines.length > MOST_LINES || (this.text > MOST_TEXT && this.lines.length > 1)) {
      this.text -= lengthOf(this.lines.shift()!);
    }
    this.written.fire();
  }
}

function lengthOf({ message, data }: LogLine): number {
  return message.length + (data === undefined ? 0 : JSON.stringify(data).length);
}
