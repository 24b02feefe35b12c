import {
  type DeviceRef,
  type Disposable,
  type DriverProcesses,
  type Emitter,
  type HookCaller,
  type Key,
  type KeyDevice,
  KeyNotFound,
  type KeyPurpose,
  type KeySession,
  type Keys,
  type Log,
  type PinEntry,
  PinLocked,
  type PinSetting,
  type PinTask,
  SealwrightError,
  type TokenDatum,
} from '@sealwright/core/api';
import type { DeviceDirectory } from './device-directory.ts';
import type { DeviceNames } from './device-names.ts';
import type { DriverList } from './driver-list.ts';
import { KeyNotFoundAmongFaults, PinTaskMissing } from './errors.ts';
import { findKey } from './find-key.ts';
import { holderOf } from './holder.ts';
import { OpenSessions } from './open-sessions.ts';

/** What the service is made of. */
export interface KeyServiceParts {
  readonly drivers: DriverList;
  readonly directory: DeviceDirectory;
  readonly names: DeviceNames;
  readonly processes: DriverProcesses;
  readonly pinEntry: PinEntry;
  readonly didSetPin: HookCaller<'observe', PinSetting>;
  readonly changes: Emitter<void>;
  readonly log: Log;
}

/** Service `keys`, for as long as the plugin lives: its end closes the sessions that are still open. */
export class KeyService implements Keys, Disposable {
  readonly onDidChange: Keys['onDidChange'];
  private readonly parts: KeyServiceParts;
  private readonly sessions: OpenSessions;

  constructor(parts: KeyServiceParts) {
    const { processes, pinEntry, directory, log } = parts;
    this.parts = parts;
    this.onDidChange = parts.changes.event;
    this.sessions = new OpenSessions(processes, pinEntry, (driver) => directory.forget(driver), log);
  }

  devices(): ReturnType<Keys['devices']> {
    return this.parts.directory.devices();
  }

  async data({ driver, token }: DeviceRef): Promise<readonly TokenDatum[]> {
    return (await (await this.parts.processes.get(driver)).data?.(token.id)) ?? [];
  }

  async list(): ReturnType<Keys['list']> {
    const { devices, troubles } = await this.parts.directory.complete();
    return {
      keys: devices.flatMap(({ keys }) => keys),
      faults: troubles.map(({ driver, error }) => ({ driver, error })),
    };
  }

  async find(text: string): Promise<Key> {
    // What is named in full needs no other driver, which may hang.
    const exact = await this.parts.directory.exact(text);
    if (exact?.usage === 'signing') return exact;
    const { keys, faults } = await this.list();
    for (const { driver, error } of faults) {
      const code = error instanceof SealwrightError ? error.code : 'unknown';
      this.parts.log.warn('keys of a driver were left out of a search', { driver, code });
    }
    try {
      return findKey(keys, text);
    } catch (error) {
      if (!KeyNotFound.is(error) || faults.length === 0) throw error;
      const drivers = [...new Set(faults.map(({ driver }) => driver))];
      throw KeyNotFoundAmongFaults({ text, drivers }, { cause: error });
    }
  }

  async open(of: Key | KeyDevice, purpose: KeyPurpose, signal?: AbortSignal): Promise<KeySession> {
    return this.sessions.open(of, purpose, signal, await this.parts.directory.nameOf(of));
  }

  async setPin(device: KeyDevice, task: PinTask, signal?: AbortSignal): Promise<void> {
    signal?.throwIfAborted();
    const { driver, token } = device;
    if (!token.pinTasks?.includes(task)) throw PinTaskMissing({});
    const { processes, pinEntry, directory, didSetPin } = this.parts;
    const pin = await (await processes.get(driver)).pinStatus(token.id);
    if (task === 'change' && pin.state === 'locked') throw PinLocked({});
    const name = (await directory.nameOf(device)) ?? device.name;
    const setting = { task, device: name, serial: token.serial };
    try {
      await pinEntry.setPin({ driver, token, device: name, pin, task, ...holderOf(device) }, signal);
      await didSetPin.call(setting);
    } catch (error) {
      if (error instanceof SealwrightError) await didSetPin.call({ ...setting, error: error.toJSON() });
      throw error;
    } finally {
      directory.forget(driver);
    }
  }

  async rename(device: KeyDevice, name: string | undefined): Promise<void> {
    await this.parts.names.set(device, name);
    this.parts.changes.fire();
  }

  libraries(): ReturnType<Keys['libraries']> {
    return this.parts.drivers.reports();
  }

  async resetDriver(driver: string): Promise<void> {
    await this.parts.processes.reset(driver);
    this.parts.directory.forget(driver);
  }

  async dispose(): Promise<void> {
    await this.sessions.dispose();
  }
}
