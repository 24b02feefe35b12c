import type { SealwrightError } from '../api/errors.ts';
import { RpcClosed, RpcDeadline, RpcInternal, RpcInvalid, RpcTooLarge, RpcUnsendable } from '../rpc/rpc-errors.ts';
import type { DriverConnection } from './driver-connection.ts';
import {
  DriverCrashed,
  DriverDeadline,
  DriverFault,
  DriverNotStarted,
  DriverQuarantined,
  nameOf,
} from './driver-errors.ts';
import type { DriverLauncher, DriverProcess, DriverSpec } from './driver-launcher.ts';
import type { DriverLog } from './driver-log.ts';

/** A process of the driver, from its launch to its end. */
export interface RunningDriver extends DriverConnection {
  /** Which process it is, counted from 1. */
  readonly generation: number;
  readonly process: DriverProcess;
  isReady: boolean;
  /** Why it was given up: what its pending calls reject with. */
  end?: SealwrightError;
}

export interface DriverSlotOptions {
  readonly spec: DriverSpec;
  readonly launcher: DriverLauncher;
  readonly log: DriverLog;
  readonly now: () => Date;
  /** The process ended, or another one than the first was started. */
  readonly onDidRestart: () => void;
  /** The running process saw a token come or go. */
  readonly onDidChangeTokens: () => void;
}

/** So many faults within so many milliseconds put a driver into quarantine. */
const TOLERATED = { faults: 3, window: 5 * 60_000 };
/** Longest time from the launch until the driver's library is loaded, in milliseconds. */
const START_DEADLINE = 20_000;
/** Time that a process gets to exit by itself, in milliseconds. */
const FAREWELL = 1_500;

/** One driver: starts its process when it is needed, watches over every call and counts faults. */
export class DriverSlot {
  readonly spec: DriverSpec;
  private readonly options: DriverSlotOptions;
  private starting: Promise<RunningDriver> | undefined;
  private current: RunningDriver | undefined;
  private generation = 0;
  private faults: number[] = [];
  private quarantined = false;
  private disposed = false;

  constructor(options: DriverSlotOptions) {
    this.spec = options.spec;
    this.options = options;
  }

  get isQuarantined(): boolean {
    return this.quarantined;
  }

  /** The running process, if there is one. */
  get running(): RunningDriver | undefined {
    return this.current;
  }

  /** Calls the driver, started where needed. `call` names it in errors. Never calls twice. */
  async call<R>(call: string, act: (running: RunningDriver) => Promise<R>): Promise<R> {
    const running = await this.start();
    try {
      return await act(running);
    } catch (fault) {
      throw this.judge(running, call, fault);
    }
  }

  /** What the caller is told of a fault of a call to `running`, after what the fault asks for has been done. */
  judge(running: RunningDriver, call: string, fault: unknown): unknown {
    const name = nameOf(this.spec);
    if (RpcDeadline.is(fault)) {
      // A library that blocks cannot be cancelled.
      return this.fail(running, DriverDeadline({ ...name, seconds: Math.ceil(fault.data.milliseconds / 1_000) }));
    }
    if (RpcClosed.is(fault)) return this.fail(running, DriverCrashed(name));
    const isGarbage =
      (RpcInvalid.is(fault) && fault.data.part === 'result') || RpcUnsendable.is(fault) || RpcTooLarge.is(fault);
    return isGarbage || RpcInternal.is(fault) ? this.addFault(DriverFault({ ...name, call }, { cause: fault })) : fault;
  }

  reset(): void {
    this.faults = [];
    this.quarantined = false;
  }

  async dispose(): Promise<void> {
    this.disposed = true;
    const { current } = this;
    if (!current) return;
    this.giveUp(current, RpcClosed({}));
    const { host, pin, exited } = current.process;
    host.dispose();
    pin.dispose();
    const timer = setTimeout(() => current.process.kill(), FAREWELL);
    await exited;
    clearTimeout(timer);
  }

  private start(): Promise<RunningDriver> {
    if (this.disposed) return Promise.reject(RpcClosed({}));
    if (this.quarantined) return Promise.reject(DriverQuarantined(nameOf(this.spec)));
    if (this.starting) return this.starting;
    const starting = this.launch();
    this.starting = starting;
    starting.catch(() => {
      if (this.starting === starting) this.starting = undefined;
    });
    return starting;
  }

  private async launch(): Promise<RunningDriver> {
    const { launcher, onDidRestart, onDidChangeTokens } = this.options;
    const notStarted = (cause: unknown) => DriverNotStarted(nameOf(this.spec), { cause });
    // The protocol is loaded with the first driver: most of what a host does needs none.
    const { connectDriver } = await import('./driver-connection.ts');
    let process: DriverProcess;
    try {
      process = await launcher.launch(this.spec);
    } catch (fault) {
      throw this.addFault(notStarted(fault));
    }
    const running = this.adopt(process, connectDriver(process, this.options.log));
    if (this.disposed) throw this.stop(running, RpcClosed({}));
    try {
      await running.host.ready({ deadline: START_DEADLINE });
    } catch (fault) {
      // A typed error is the driver's own sentence to the user, such as "install the vendor's software", and no fault.
      const isFault = RpcClosed.is(fault) || RpcDeadline.is(fault) || RpcInternal.is(fault);
      throw isFault ? this.fail(running, notStarted(fault)) : this.stop(running, fault as SealwrightError);
    }
    running.isReady = true;
    // Lasts as long as the process; its end is known from elsewhere.
    running.host.tokenChanges({ onProgress: onDidChangeTokens }).catch(() => {});
    if (running.generation > 1) onDidRestart();
    return running;
  }

  private adopt(process: DriverProcess, connection: DriverConnection): RunningDriver {
    const { log } = this.options;
    const running: RunningDriver = { ...connection, generation: ++this.generation, process, isReady: false };
    this.current = running;
    // Half a process is of no use: when one of these ends, so does the rest.
    for (const end of [process.exited, process.host.closed, process.pin.closed]) {
      void end.then(() => {
        const name = nameOf(this.spec);
        this.fail(running, running.isReady ? DriverCrashed(name) : DriverNotStarted(name));
      });
    }
    void process.exited.then(({ code, signal }) => log.write('debug', 'the driver process ended', { code, signal }));
    return running;
  }

  /** Ends a process for a fault of its own, once; what is pending rejects with the first reason. */
  private fail(running: RunningDriver, error: SealwrightError): SealwrightError {
    if (running.end) return running.end;
    this.stop(running, error);
    return this.addFault(error);
  }

  private stop(running: RunningDriver, error: SealwrightError): SealwrightError {
    const end = this.giveUp(running, error);
    running.process.kill();
    return end;
  }

  private giveUp(running: RunningDriver, error: SealwrightError): SealwrightError {
    if (running.end) return running.end;
    running.end = error;
    this.current = undefined;
    this.starting = undefined;
    this.options.onDidRestart();
    return error;
  }

  private addFault(error: SealwrightError): SealwrightError {
    const { log, now } = this.options;
    const time = now().getTime();
    this.faults = [...this.faults.filter((earlier) => earlier > time - TOLERATED.window), time];
    log.write('error', 'a fault of the driver', { code: error.code, faults: this.faults.length });
    if (this.faults.length >= TOLERATED.faults && !this.quarantined) {
      this.quarantined = true;
      log.write('error', 'the driver is in quarantine');
      if (this.current) this.stop(this.current, DriverQuarantined(nameOf(this.spec)));
    }
    return error;
  }
}
