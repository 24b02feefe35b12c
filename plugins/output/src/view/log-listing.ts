import type { Log } from '@sealwright/core/api';
import type { RecordedLine } from './log-record.ts';

export interface LogFilter {
  /** A plugin's id, or that of `EVERYTHING`. */
  readonly source: string;
  /** The least level that is listed. */
  readonly level: keyof Log;
  /** Upper and lower case are the same. */
  readonly search: string;
}

/** From the least to the gravest. */
export const LEVELS = ['debug', 'info', 'warn', 'error'] as const satisfies readonly (keyof Log)[];

/** An empty id is nobody's. */
export const EVERYTHING: LogFilter = { source: '', level: 'debug', search: '' };

/** Of a line with many, such as a fault with its stack. */
const MOST_ROWS = 60;

export function linesThatFit(lines: readonly RecordedLine[], { source, level, search }: LogFilter) {
  const least = LEVELS.indexOf(level);
  const wanted = search.trim().toLowerCase();
  return lines.filter(
    (line) =>
      (source === EVERYTHING.source || line.source === source) &&
      LEVELS.indexOf(line.level) >= least &&
      (wanted === '' || `${line.source} ${line.text}`.toLowerCase().includes(wanted)),
  );
}

export interface LogRow {
  readonly line: RecordedLine;
  readonly text: string;
  /** It begins the line; the others continue it. */
  readonly isFirst: boolean;
}

/** Rows of equal height: a text of several lines takes several. */
export function rowsOf(lines: readonly RecordedLine[]): readonly LogRow[] {
  return lines.flatMap((line) =>
    line.text
      .split('\n')
      .slice(0, MOST_ROWS)
      .map((text, at) => ({ line, text, isFirst: at === 0 })),
  );
}

/** '2026-11-23 09:12:33.123', in local time. */
export function timestamp(time: Date): string {
  const local = new Date(time.getTime() - time.getTimezoneOffset() * 60_000);
  return local.toISOString().slice(0, -1).replace('T', ' ');
}

/** For the clipboard and for files: one line each, with what stands in the columns. */
export function asText(lines: readonly RecordedLine[]): string {
  return lines
    .map(({ time, level, source, text }) => `${timestamp(time)} ${level.padEnd(5)} ${source}: ${text}\n`)
    .join('');
}
