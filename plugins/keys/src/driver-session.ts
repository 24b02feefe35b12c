import {
  type DecryptMechanism,
  type Disposable,
  type DriverProcesses,
  type HostDriver,
  type Key,
  KeyMissing,
  type KeySession,
  type Log,
  MechanismUnsupported,
  SealwrightError,
  SessionClosed,
  type SignMechanism,
  type TokenDatum,
  type TokenInfo,
  TokenRemoved,
} from '@sealwright/core/api';
import { IdleTimer } from './idle-timer.ts';

/** What a driver session is made of. */
export interface OpenedSession {
  readonly driver: HostDriver;
  /** As `DriverProcesses` knows it. */
  readonly driverId: string;
  /** The driver's own id of the session. */
  readonly id: string;
  readonly token: TokenInfo;
  readonly life: TokenLife;
  readonly log: Log;
  /** Milliseconds without a call after which it is closed. */
  readonly idleTime: number;
  /** Ends the session as well: who gave it up, such as a window that was closed, closes nothing any more. */
  readonly signal: AbortSignal | undefined;
  /** Called once, when the session is closed. */
  onClose(session: KeySession): void;
}

/**
 * A session of a driver process. It is over when it is closed, when nobody has used it for a while, when the token left, or
 * when the process it was opened in has ended.
 */
export class DriverSession implements KeySession {
  readonly token: TokenInfo;
  private readonly opened: OpenedSession;
  private readonly idle: IdleTimer;
  private readonly abort = () => void this.close();
  private closed = false;

  constructor(opened: OpenedSession) {
    this.token = opened.token;
    this.opened = opened;
    this.idle = new IdleTimer(opened.idleTime, () => void this.close());
    opened.life.onEnd(this.abort);
    opened.signal?.addEventListener('abort', this.abort, { once: true });
  }

  async sign(key: Key, mechanism: SignMechanism, digest: Uint8Array, signal?: AbortSignal): Promise<Uint8Array> {
    signal?.throwIfAborted();
    const { driver, driverId, id } = this.opened;
    return this.use(() => {
      if (key.driver !== driverId || key.token.id !== this.token.id) throw KeyMissing({ key: key.ref });
      return abortable(driver.sign(id, key.id, mechanism, digest), signal);
    });
  }

  async decrypt(
    key: Key,
    mechanism: DecryptMechanism,
    ciphertext: Uint8Array,
    signal?: AbortSignal,
  ): Promise<Uint8Array> {
    signal?.throwIfAborted();
    const { driver, driverId, id } = this.opened;
    return this.use(() => {
      if (key.driver !== driverId || key.token.id !== this.token.id) throw KeyMissing({ key: key.ref });
      if (!driver.decrypt) throw MechanismUnsupported({ mechanism });
      return abortable(driver.decrypt(id, key.id, mechanism, ciphertext), signal);
    });
  }

  async data(): Promise<readonly TokenDatum[]> {
    const { driver, id } = this.opened;
    return this.use(async () => (await driver.data?.(this.token.id, id)) ?? []);
  }

  /** Never rejects: a driver that cannot log out has lost its session one way or another. */
  async close(): Promise<void> {
    if (this.closed) return;
    this.closed = true;
    const { driver, driverId, id, life, log, signal, onClose } = this.opened;
    onClose(this);
    signal?.removeEventListener('abort', this.abort);
    this.idle.dispose();
    life.dispose();
    if (life.end === 'process') return;
    try {
      await driver.logout(id);
    } catch {
      log.warn('a driver did not log out', { driver: driverId });
    }
  }

  private async use<T>(call: () => Promise<T>): Promise<T> {
    const over = this.over();
    if (over) throw over;
    try {
      return await this.idle.during(call);
    } catch (fault) {
      // What the driver or its supervisor says of the end tells the user more than that there was one.
      throw (fault instanceof SealwrightError ? undefined : this.over(fault)) ?? fault;
    }
  }

  private over(cause?: unknown): SealwrightError | undefined {
    const { end } = this.opened.life;
    if (end === 'token') return TokenRemoved({ token: this.token.label || this.token.id }, { cause });
    return this.closed || end ? SessionClosed({}, { cause }) : undefined;
  }
}

/**
 * Watches whether the process that was asked for a token is still the same, from now on, and whether the token stays in,
 * from `onEnd` on: until a PIN has been taken, it may be pulled out and put back.
 */
export class TokenLife implements Disposable {
  private ended: 'process' | 'token' | undefined;
  private readonly subscriptions: readonly Disposable[];
  private tell: (() => void) | undefined;

  constructor(processes: DriverProcesses, driver: HostDriver, { driver: id, token }: LivingToken) {
    const look = async () => {
      const tokens = await driver.tokens();
      if (!tokens.some((other) => other.id === token.id)) this.finish('token');
    };
    this.subscriptions = [
      processes.onDidRestart((restarted) => {
        if (restarted.driver === id) this.finish('process');
      }),
      processes.onDidChangeTokens((changed) => {
        // A driver that cannot tell has not lost the session, or its process ends for it.
        if (changed.driver === id && this.tell) look().catch(() => {});
      }),
    ];
  }

  /** What came to its end first. */
  get end(): 'process' | 'token' | undefined {
    return this.ended;
  }

  /** Calls back at an end that is still to come. */
  onEnd(tell: () => void): void {
    this.tell = tell;
  }

  dispose(): void {
    for (const subscription of this.subscriptions) void subscription.dispose();
  }

  private finish(end: 'process' | 'token'): void {
    if (this.ended) return;
    this.ended = end;
    this.tell?.();
  }
}

interface LivingToken {
  readonly driver: string;
  readonly token: TokenInfo;
}

function abortable<T>(work: Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  if (!signal) return work;
  return new Promise((resolve, reject) => {
    const abort = () => reject(signal.reason);
    signal.addEventListener('abort', abort, { once: true });
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', abort));
  });
}
