import { join } from 'node:path';
import {
  type Disposable,
  type EmbeddedPlatform,
  type EmbeddedPlatformOptions,
  PlatformNotStarted,
  type RunningPlatform,
} from '@sealwright/core/api';
import { driverEnvironment } from '@sealwright/core/drivers';
import type { LogEntry } from '@sealwright/core/kernel';

/** A process of `platform/src/main.ts`, as a shell's launcher started it. */
export interface PlatformChild {
  /** The port of loopback where it answers. Pending for ever where it ends before. */
  readonly ready: Promise<number>;
  /** Resolves with how it ended; never rejects. */
  readonly exited: Promise<string>;
  /** Asks it to end when it has answered what it was asked. */
  end(): void;
  /** Ends it at once. */
  kill(): void;
}

export interface PlatformProcessOptions {
  /** Absolute folder; the platform's data lies in its `platform`. */
  readonly profile: string;
  /** Starts the process with exactly this environment; tells its lines of trouble. */
  readonly launch: (environment: Record<string, string>, trouble: (line: string) => void) => Promise<PlatformChild>;
  readonly log: (entry: LogEntry) => void;
  /** How long it may take until it answers, in milliseconds. Default 60 s: the first start sets up a database. */
  readonly patience?: number;
}

const PATIENCE = 60_000;
/** Time that it gets to end by itself, in milliseconds. */
const FAREWELL = 5_000;
const LONGEST_LINE = 2_000;

/** The contract platform as a child of this process: started when first asked for, and again when it has ended. */
export class PlatformProcess implements EmbeddedPlatform, Disposable {
  private readonly options: PlatformProcessOptions;
  private running: Promise<RunningPlatform> | undefined;
  private child: PlatformChild | undefined;
  private isEnded = false;

  constructor(options: PlatformProcessOptions) {
    this.options = options;
  }

  start({ demo }: EmbeddedPlatformOptions = {}): Promise<RunningPlatform> {
    if (this.isEnded) return Promise.reject(PlatformNotStarted({ reason: 'ending' }));
    this.running ??= this.startNow(demo).catch((fault) => {
      this.running = undefined;
      throw fault;
    });
    return this.running;
  }

  async dispose(): Promise<void> {
    this.isEnded = true;
    // Where the process is only being started, that ends it.
    if (!this.child) await this.running?.catch(() => {});
    const { child } = this;
    if (!child) return;
    child.end();
    const timer = setTimeout(() => child.kill(), FAREWELL);
    await child.exited;
    clearTimeout(timer);
  }

  private async startNow(demo: string | undefined): Promise<RunningPlatform> {
    const { profile, launch, patience = PATIENCE } = this.options;
    const environment = {
      ...driverEnvironment(),
      SEALWRIGHT_PLATFORM_DATA: join(profile, 'platform'),
      ...(demo !== undefined && { SEALWRIGHT_PLATFORM_DEMO: demo }),
    };
    const child = await launch(environment, (line) => this.tell(line.slice(0, LONGEST_LINE))).catch((fault) => {
      throw PlatformNotStarted({ reason: (fault as NodeJS.ErrnoException).code ?? 'unknown' }, { cause: fault });
    });
    if (this.isEnded) child.end();
    this.child = child;
    void child.exited.then((reason) => {
      if (!this.isEnded) this.tell('the contract platform ended', { reason });
      if (this.child !== child) return;
      this.child = undefined;
      this.running = undefined;
    });
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<never>((_, reject) => {
      timer = setTimeout(() => {
        child.kill();
        reject(PlatformNotStarted({ reason: 'timeout' }));
      }, patience);
    });
    const ended = child.exited.then((reason) => {
      throw PlatformNotStarted({ reason });
    });
    ended.catch(() => {});
    try {
      const port = await Promise.race([child.ready, ended, late]);
      return { baseUrl: `http://127.0.0.1:${port}/api/v1` };
    } finally {
      clearTimeout(timer);
    }
  }

  private tell(message: string, data?: LogEntry['data']): void {
    this.options.log({ time: new Date(), plugin: 'platform', level: 'error', message, ...(data && { data }) });
  }
}
