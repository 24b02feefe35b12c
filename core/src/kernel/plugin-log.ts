import type { Disposable, ErrorData, Log } from '../api/index.ts';

export interface LogEntry {
  readonly time: Date;
  /** Plugin id, or 'host'. */
  readonly plugin: string;
  readonly level: keyof Log;
  readonly message: string;
  readonly data?: ErrorData;
}

/** Entries that one plugin may write per second. */
const BURST = 200;
const WINDOW = 1000;
const LONGEST_TEXT = 2000;

/**
 * The log of one plugin. Within a second it passes 200 entries and counts the rest; the count is written as one entry,
 * and given to `onFlood`, when the second is over or the log is disposed. Only plain JSON values pass; a `Secret` or any
 * other object is written as a mark.
 */
export class PluginLog implements Log, Disposable {
  private readonly plugin: string;
  private readonly sink: (entry: LogEntry) => void;
  private readonly onFlood: (dropped: number) => void;
  private written = 0;
  private dropped = 0;
  private window: NodeJS.Timeout | undefined;
  private readonly now: () => Date;

  constructor(
    plugin: string,
    sink: (entry: LogEntry) => void,
    now: () => Date,
    onFlood: (dropped: number) => void = () => {},
  ) {
    this.plugin = plugin;
    this.sink = sink;
    this.now = now;
    this.onFlood = onFlood;
  }

  debug = (message: string, data?: ErrorData): void => this.write('debug', message, data);
  info = (message: string, data?: ErrorData): void => this.write('info', message, data);
  warn = (message: string, data?: ErrorData): void => this.write('warn', message, data);
  error = (message: string, data?: ErrorData): void => this.write('error', message, data);

  dispose(): void {
    this.closeWindow();
  }

  private write(level: keyof Log, message: string, data: ErrorData | undefined): void {
    if (!this.window) {
      this.window = setTimeout(() => this.closeWindow(), WINDOW);
      this.window.unref();
    }
    if (this.written >= BURST) {
      this.dropped++;
      return;
    }
    this.written++;
    this.pass(level, message, data);
  }

  private closeWindow(): void {
    clearTimeout(this.window);
    this.window = undefined;
    const { dropped } = this;
    this.written = 0;
    this.dropped = 0;
    if (dropped === 0) return;
    this.pass('warn', 'log entries were dropped', { dropped });
    this.onFlood(dropped);
  }

  private pass(level: keyof Log, message: string, data: ErrorData | undefined): void {
    try {
      const entry = { time: this.now(), plugin: this.plugin, level, message: plainText(message) };
      this.sink(data === undefined ? entry : { ...entry, data: plainData(data) });
    } catch {
      // A log that cannot be written, or data that cannot be read, must not stop what is being logged.
    }
  }
}

function plainData(data: ErrorData): ErrorData {
  return Object.fromEntries(Object.entries(data).map(([key, value]) => [key, plainValue(value)]));
}

function plainValue(value: unknown): ErrorData[string] {
  if (value === null || typeof value === 'boolean' || typeof value === 'number') return value;
  if (Array.isArray(value)) return value.map((item) => (typeof item === 'number' ? item : plainText(item)));
  return plainText(value);
}

/** Strings pass, cut to a bearable length; objects do not, whatever they would print as. */
function plainText(value: unknown): string {
  if (typeof value === 'string') return value.length > LONGEST_TEXT ? `${value.slice(0, LONGEST_TEXT)}...` : value;
  return typeof value === 'object' || typeof value === 'function' ? '[object]' : String(value);
}
