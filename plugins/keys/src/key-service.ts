import {
  type Disposable,
  type DriverProcesses,
  type Key,
  KeyNotFound,
  type KeyPurpose,
  type KeySession,
  type Keys,
  type Log,
  type PinEntry,
  PinLocked,
  SealwrightError,
} from '@sealwright/core/api';
import { DriverSession, ProcessLife } from './driver-session.ts';
import { KeyNotFoundAmongFaults } from './errors.ts';
import { findKey } from './find-key.ts';
import type { KeyDirectory } from './key-directory.ts';

/** Names in certificates are as long as their makers like. */
const LONGEST_NAME = 200;

/** Service `keys`, for as long as the plugin lives: its end closes the sessions that are still open. */
export class KeyService implements Keys, Disposable {
  readonly onDidChange: Keys['onDidChange'];
  private readonly directory: KeyDirectory;
  private readonly processes: DriverProcesses;
  private readonly pinEntry: PinEntry;
  private readonly log: Log;
  private readonly sessions = new Set<KeySession>();

  constructor(
    directory: KeyDirectory,
    processes: DriverProcesses,
    pinEntry: PinEntry,
    onDidChange: Keys['onDidChange'],
    log: Log,
  ) {
    this.directory = directory;
    this.processes = processes;
    this.pinEntry = pinEntry;
    this.onDidChange = onDidChange;
    this.log = log;
  }

  list(): ReturnType<Keys['list']> {
    return this.directory.list();
  }

  async find(text: string): Promise<Key> {
    const { keys, faults } = await this.directory.list();
    for (const { driver, error } of faults) {
      const code = error instanceof SealwrightError ? error.code : 'unknown';
      this.log.warn('keys of a driver were left out of a search', { driver, code });
    }
    try {
      return findKey(keys, text);
    } catch (error) {
      if (!KeyNotFound.is(error) || faults.length === 0) throw error;
      throw KeyNotFoundAmongFaults(
        { text, drivers: [...new Set(faults.map(({ driver }) => driver))] },
        { cause: error },
      );
    }
  }

  async open(key: Key, purpose: KeyPurpose, signal?: AbortSignal): Promise<KeySession> {
    signal?.throwIfAborted();
    const driver = await this.processes.get(key.driver);
    const pin = await driver.pinStatus(key.token.id);
    if (pin.state === 'locked') throw PinLocked({});
    // Watched from before the PIN is given, so that no restart in between goes unseen.
    const life = new ProcessLife(this.processes, key.driver);
    try {
      const holder = key.certificate.subject.slice(0, LONGEST_NAME);
      const request = { driver: key.driver, token: key.token, holder, pin, purpose };
      const { session: id } = await this.pinEntry.unlock(request, signal);
      const onClose = () => void this.sessions.delete(session);
      const session: KeySession = new DriverSession({ driver, id, key, life, log: this.log, onClose });
      this.sessions.add(session);
      if (signal?.aborted) await session.close();
      signal?.throwIfAborted();
      return session;
    } catch (fault) {
      life.dispose();
      throw fault;
    }
  }

  async dispose(): Promise<void> {
    await Promise.all([...this.sessions].map((session) => session.close()));
  }
}
