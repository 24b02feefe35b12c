import { type Disposable, Emitter, type Event, type SealwrightError } from '@sealwright/core/api';
import type { LogEntry } from '@sealwright/core/kernel';
import type { Channel } from '@sealwright/core/rpc';
import { pause } from './pause.ts';
import type { PluginHostClient } from './plugin-host-rpc.ts';
import { type ShellServices, serveShell } from './serve-shell.ts';
import { PluginHostFailed } from './shell-errors.ts';
import { watchResponse } from './watch-response.ts';

/** A running plugin host, as a shell's launcher started it; the launcher's own kind of it knows the way for windows. */
export interface PluginHostProcess {
  readonly shell: Channel;
  /** Resolves when the process is gone, never rejects. */
  readonly exited: Promise<{ readonly code: number | null; readonly signal: string | null }>;
  /** Ends it at once, however busy it is. */
  kill(): void;
}

export type PluginHostState<P> =
  | { readonly state: 'starting' }
  | { readonly state: 'running'; readonly process: P }
  /** It has not answered for long. It may go on by itself; `start` ends it. */
  | { readonly state: 'unresponsive'; readonly process: P }
  /** It crashed too often and is not started again by itself. */
  | { readonly state: 'failed'; readonly error: SealwrightError };

export interface SupervisorOptions<P extends PluginHostProcess> {
  readonly launch: () => Promise<P>;
  readonly services: ShellServices;
  /** Told of every plugin host that can be asked; `signal` is aborted with its end. */
  readonly onReady?: (host: PluginHostClient, signal: AbortSignal) => void;
  readonly log: (entry: LogEntry) => void;
  readonly now?: () => Date;
  /** First pause before a restart, in milliseconds; each further one is four times as long. Default 250. */
  readonly pause?: number;
  /** How long a running plugin host may be silent, in milliseconds. Default 15 s: longer than any work that does not pause. */
  readonly patience?: number;
}

/** So many crashes within so many milliseconds, and it is given up. */
const TOLERATED = { crashes: 3, window: 5 * 60_000 };
/** Longest silence of a running process, in milliseconds: several times what hashing and parsing the largest files takes. */
const PATIENCE = 15_000;
/** Time that a process gets to exit by itself, in milliseconds. */
const FAREWELL = 6_000;
/** The same for one whose channel has closed: mostly it is about to exit, with a code that tells more than a signal. */
const LAST_GASP = 500;

/**
 * Keeps one plugin host running: starts it, notices its death, starts it anew after a pause, and gives up after 3 crashes
 * in 5 minutes. Windows lose their channels with the process and ask for new ones.
 */
export class PluginHostSupervisor<P extends PluginHostProcess> implements Disposable {
  private readonly options: SupervisorOptions<P>;
  private readonly changed = new Emitter<PluginHostState<P>>();
  private current: PluginHostState<P> = { state: 'starting' };
  private process: P | undefined;
  private crashes: number[] = [];
  private running: Promise<void> | undefined;
  private readonly ending = new AbortController();

  constructor(options: SupervisorOptions<P>) {
    this.options = options;
  }

  get state(): PluginHostState<P> {
    return this.current;
  }

  /** Fires with every new state. */
  readonly onDidChange: Event<PluginHostState<P>> = this.changed.event;

  /** Starts the plugin host, also one that was given up, and anew one that does not answer; else does nothing while one runs. */
  start(): void {
    if (this.current.state === 'unresponsive') this.current.process.kill();
    this.running ??= this.keepRunning().finally(() => {
      this.running = undefined;
    });
  }

  /** Resolves with the running process, waiting for one that starts or does not answer; rejects with `shell.plugin-host-failed`. */
  ready(): Promise<P> {
    return new Promise((resolve, reject) => {
      const settle = (state: PluginHostState<P>) => {
        if (state.state === 'running') resolve(state.process);
        else if (state.state === 'failed') reject(state.error);
        return state.state === 'running' || state.state === 'failed';
      };
      if (settle(this.current)) return;
      const listening = this.onDidChange((state) => {
        if (settle(state)) void listening.dispose();
      });
    });
  }

  /** Ends the plugin host, in order where it can. */
  async dispose(): Promise<void> {
    this.ending.abort();
    const { process } = this;
    if (process) {
      process.shell.dispose();
      const timer = setTimeout(() => process.kill(), FAREWELL);
      await process.exited;
      clearTimeout(timer);
    }
    await this.running;
  }

  private async keepRunning(): Promise<void> {
    const { signal } = this.ending;
    this.crashes = [];
    while (!signal.aborted) {
      this.enter({ state: 'starting' });
      const reason = await this.runOnce();
      if (signal.aborted) return;
      const crashes = this.count(reason);
      if (crashes >= TOLERATED.crashes) {
        return this.enter({ state: 'failed', error: PluginHostFailed({ crashes, reason }) });
      }
      await pause((this.options.pause ?? 250) * 4 ** (crashes - 1), signal);
    }
  }

  /** Resolves with why the process ended, or could not start. */
  private async runOnce(): Promise<string> {
    let process: P;
    try {
      process = await this.options.launch();
    } catch (fault) {
      return (fault as NodeJS.ErrnoException).code ?? 'not started';
    }
    this.process = process;
    if (this.ending.signal.aborted) process.shell.dispose();
    const host = serveShell(process.shell, this.options.services);
    const over = new AbortController();
    let isWhole = true;
    // Half a process is of no use.
    void process.shell.closed.then(() => {
      if (!isWhole || this.ending.signal.aborted) return;
      isWhole = false;
      over.abort();
      this.enter({ state: 'starting' });
      const timer = setTimeout(() => process.kill(), LAST_GASP);
      void process.exited.then(() => clearTimeout(timer));
    });
    host.ready().then(
      () => {
        if (!isWhole) return;
        this.enter({ state: 'running', process });
        this.options.onReady?.(host, over.signal);
        void watchResponse({
          ping: () => host.ping(),
          tell: (isResponding) => this.enter({ state: isResponding ? 'running' : 'unresponsive', process }),
          patience: this.options.patience ?? PATIENCE,
          signal: over.signal,
        });
      },
      () => process.kill(),
    );
    const { code, signal } = await process.exited;
    // At once, not after the pause: who asks for a way into it meanwhile has to wait.
    if (isWhole && !this.ending.signal.aborted) this.enter({ state: 'starting' });
    isWhole = false;
    over.abort();
    this.process = undefined;
    process.shell.dispose();
    return signal ?? `exit code ${code}`;
  }

  private count(reason: string): number {
    const { log, now = () => new Date() } = this.options;
    const time = now();
    this.crashes = [...this.crashes.filter((earlier) => earlier > time.getTime() - TOLERATED.window), time.getTime()];
    const data = { reason, crashes: this.crashes.length };
    log({ time, plugin: 'shell', level: 'error', message: 'the plugin host ended unexpectedly', data });
    return this.crashes.length;
  }

  private enter(state: PluginHostState<P>): void {
    this.current = state;
    this.changed.fire(state);
  }
}
