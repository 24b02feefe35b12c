import {
  type Disposable,
  type DriverProcesses,
  type HostDriver,
  type Key,
  KeyMissing,
  type KeySession,
  type Log,
  SealwrightError,
  SessionClosed,
  type SignMechanism,
  type TokenInfo,
} from '@sealwright/core/api';

/** What a driver session is made of. */
export interface OpenedSession {
  readonly driver: HostDriver;
  /** The driver's own id of the session. */
  readonly id: string;
  readonly key: Key;
  readonly life: ProcessLife;
  readonly log: Log;
  /** Called once, when the session is closed. */
  onClose(): void;
}

/** A session of a driver process. It is over when it is closed or when the process it was opened in has ended. */
export class DriverSession implements KeySession {
  readonly token: TokenInfo;
  private readonly opened: OpenedSession;
  private closed = false;

  constructor(opened: OpenedSession) {
    this.token = opened.key.token;
    this.opened = opened;
  }

  async sign(key: Key, mechanism: SignMechanism, digest: Uint8Array, signal?: AbortSignal): Promise<Uint8Array> {
    signal?.throwIfAborted();
    if (this.isOver()) throw SessionClosed({});
    const { driver, id, key: own } = this.opened;
    if (key.driver !== own.driver || key.token.id !== this.token.id) throw KeyMissing({ key: key.ref });
    try {
      return await abortable(driver.sign(id, key.id, mechanism, digest), signal);
    } catch (fault) {
      // What the driver or its supervisor says of the end tells the user more than that there was one.
      const isTold = fault instanceof SealwrightError;
      throw this.isOver() && !isTold ? SessionClosed({}, { cause: fault }) : fault;
    }
  }

  /** Never rejects: a driver that cannot log out has lost its session one way or another. */
  async close(): Promise<void> {
    if (this.closed) return;
    this.closed = true;
    const { driver, id, key, life, log, onClose } = this.opened;
    onClose();
    life.dispose();
    if (life.ended) return;
    try {
      await driver.logout(id);
    } catch {
      log.warn('a driver did not log out', { driver: key.driver });
    }
  }

  private isOver(): boolean {
    return this.closed || this.opened.life.ended;
  }
}

/** Whether the driver's process is still the one that ran when this was made. */
export class ProcessLife implements Disposable {
  private over = false;
  private readonly subscription: Disposable;

  constructor(processes: DriverProcesses, driver: string) {
    this.subscription = processes.onDidRestart((restarted) => {
      if (restarted.driver === driver) this.over = true;
    });
  }

  get ended(): boolean {
    return this.over;
  }

  dispose(): void {
    void this.subscription.dispose();
  }
}

function abortable<T>(work: Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  if (!signal) return work;
  return new Promise((resolve, reject) => {
    const abort = () => reject(signal.reason);
    signal.addEventListener('abort', abort, { once: true });
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', abort));
  });
}
