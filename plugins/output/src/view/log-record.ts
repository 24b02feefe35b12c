import { type Disposable, keepWatching, type Log, type LogLine, type RpcClient } from '@sealwright/core/api';
import { createStore, type ReadableStore } from '@sealwright/ui';
import type { LogBatch, outputRpc } from '../common-output-rpc.ts';

export interface RecordedLine {
  readonly time: Date;
  /** The plugin that it is about: a fault is written down by the host. */
  readonly source: string;
  readonly level: keyof Log;
  readonly text: string;
}

export interface LogState {
  /** Oldest first. */
  readonly lines: readonly RecordedLine[];
  /** Why no new lines come. */
  readonly fault: unknown;
}

/** More would slow the window down. */
const MOST_LINES = 5_000;
/** Of one line, in characters: what fits a file that is saved. */
const LONGEST_TEXT = 3_000;

/** The lines that this window has received from the plugin host, from one after the other where it was started anew. */
export class LogRecord {
  readonly state: ReadableStore<LogState>;
  private readonly store = createStore<LogState>(() => ({ lines: [], fault: undefined }));
  private readonly calls: Pick<RpcClient<typeof outputRpc>, 'watchLog'>;
  private run: string | undefined;
  private last = 0;

  constructor(calls: Pick<RpcClient<typeof outputRpc>, 'watchLog'>) {
    this.calls = calls;
    this.state = this.store;
  }

  /** Until the result is disposed. */
  watch(): Disposable {
    return keepWatching(this.calls.watchLog, {
      onProgress: (batch) => this.receive(batch),
      onFault: (fault) => this.store.setState({ fault }),
    });
  }

  /** Forgets what is listed; what comes is listed. */
  clear(): void {
    this.store.setState({ lines: [] });
  }

  private receive({ run, lines }: LogBatch): void {
    if (run !== this.run) {
      this.run = run;
      this.last = 0;
    }
    // Every watch begins with all lines that the host still has.
    const fresh = lines.filter(({ number }) => number > this.last);
    this.last = fresh.at(-1)?.number ?? this.last;
    this.store.setState(({ lines: known }) => ({
      lines: fresh.length === 0 ? known : [...known, ...fresh.map(recorded)].slice(-MOST_LINES),
      fault: undefined,
    }));
  }
}

function recorded({ time, plugin, level, message, data }: LogLine): RecordedLine {
  const whole = data === undefined ? message : `${message} ${JSON.stringify(data)}`;
  const text = whole.length > LONGEST_TEXT ? `${whole.slice(0, LONGEST_TEXT)}...` : whole;
  return { time, source: plugin === 'host' ? String(data?.plugin ?? plugin) : plugin, level, text };
}
