import {
  type Disposable,
  type DriverProcesses,
  type Key,
  type KeyDevice,
  type KeyPurpose,
  type KeySession,
  type Localized,
  type Log,
  type PinEntry,
  PinLocked,
  type UnlockRequest,
} from '@sealwright/core/api';
import { DriverSession, TokenLife } from './driver-session.ts';
import { holderOf } from './holder.ts';

/** Milliseconds after which a session that nobody uses is closed. */
const IDLE_TIME = 120_000;

/** Opens sessions, and closes those that are still open at its end. */
export class OpenSessions implements Disposable {
  private readonly processes: DriverProcesses;
  private readonly pinEntry: PinEntry;
  private readonly onDidChangePin: (driver: string) => void;
  private readonly log: Log;
  private readonly sessions = new Set<KeySession>();
  private isOver = false;

  constructor(processes: DriverProcesses, pinEntry: PinEntry, onDidChangePin: (driver: string) => void, log: Log) {
    this.processes = processes;
    this.pinEntry = pinEntry;
    this.onDidChangePin = onDidChangePin;
    this.log = log;
  }

  /** As `Keys.open`; `device` is what the device is called. */
  async open(of: Key | KeyDevice, purpose: KeyPurpose, signal?: AbortSignal, device?: Localized): Promise<KeySession> {
    signal?.throwIfAborted();
    const { driver: driverId, token } = of;
    const driver = await this.processes.get(driverId);
    const pin = await driver.pinStatus(token.id);
    if (pin.state === 'locked') throw PinLocked({});
    // Watched from before the PIN is given, so that no end in between goes unseen.
    const life = new TokenLife(this.processes, driver, of);
    try {
      const asked = { driver: driverId, token, pin, purpose, ...(device && { device }) };
      const request = { ...asked, ...holderOf(of), ...pinPerSignature(of) };
      const id = await this.unlock(request, signal);
      const onClose = (closed: KeySession) => void this.sessions.delete(closed);
      const { log } = this;
      const opened = { driver, driverId, id, token, life, log, signal, idleTime: IDLE_TIME, onClose };
      const session = new DriverSession(opened);
      this.sessions.add(session);
      // Its opener, or all of this, may have ended while the PIN was typed.
      if (signal?.aborted || this.isOver) await session.close();
      signal?.throwIfAborted();
      return session;
    } catch (fault) {
      life.dispose();
      throw fault;
    }
  }

  async dispose(): Promise<void> {
    this.isOver = true;
    await Promise.all([...this.sessions].map((session) => session.close()));
  }

  private async unlock(request: UnlockRequest, signal: AbortSignal | undefined): Promise<string> {
    let isAsBefore = false;
    try {
      const { session } = await this.pinEntry.unlock(request, signal);
      isAsBefore = request.pin.state === 'ok';
      return session;
    } finally {
      if (!isAsBefore) this.onDidChangePin(request.driver);
    }
  }
}

function pinPerSignature(of: Key | KeyDevice): { readonly pinPerSignature?: true } {
  const keys = 'keys' in of ? of.keys : [of];
  return keys.some((key) => key.pinPerSignature) ? { pinPerSignature: true } : {};
}
