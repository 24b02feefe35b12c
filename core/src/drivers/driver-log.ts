import type { ErrorData } from '../api/errors.ts';
import type { Log } from '../api/log.ts';
import type { DriverSpec } from './driver-launcher.ts';

/** As the kernel's log entries. */
export interface DriverLogEntry {
  readonly time: Date;
  readonly plugin: string;
  readonly level: keyof Log;
  readonly message: string;
  readonly data?: ErrorData;
}

/** Entries that one driver may write per second. */
const BURST = 200;

/** Names driver and plugin in each entry, and drops what a driver in a loop writes too much of. */
export class DriverLog {
  private readonly driver: DriverSpec;
  private readonly sink: (entry: DriverLogEntry) => void;
  private readonly now: () => Date;
  private windowStart = 0;
  private written = 0;

  constructor(driver: DriverSpec, sink: (entry: DriverLogEntry) => void, now: () => Date) {
    this.driver = driver;
    this.sink = sink;
    this.now = now;
  }

  write(level: keyof Log, message: string, data: ErrorData = {}): void {
    const time = this.now();
    if (time.getTime() - this.windowStart >= 1_000) {
      const dropped = this.written - BURST;
      this.windowStart = time.getTime();
      this.written = 0;
      if (dropped > 0) this.pass(time, 'warn', 'log entries were dropped', { dropped });
    }
    if (++this.written <= BURST) this.pass(time, level, message, data);
  }

  private pass(time: Date, level: keyof Log, message: string, data: ErrorData): void {
    const { id, plugin } = this.driver;
    this.sink({ time, plugin, level, message, data: { ...data, driver: id } });
  }
}
