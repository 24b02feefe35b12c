import type { Log, TokenInfo } from '@sealwright/core/api';
import {
  plainText,
  quietly,
  type TokenSource,
  tokenId,
  vendorText,
  withoutNamesakes,
} from '@sealwright/driver-kit/driver';
import { isSar, SkfFault } from './skf-codes.ts';
import { deviceFault } from './skf-faults.ts';
import type { DeviceInfo, Handle, Name, SkfLibrary } from './skf-library.ts';

/** What has a PIN of its own: an application of a device (GM/T 0016, 5.2). */
export interface SkfToken {
  readonly info: TokenInfo;
  /** Of the device, as text: it tells where the token is. */
  readonly device: string;
  /** Missing where the device has no application: it was never given one. */
  readonly application?: Handle;
}

const MOST_DEVICES = 64;
const MOST_APPLICATIONS = 64;

/** A device that is connected, with all its applications open. */
interface Connection {
  readonly handle: Handle;
  readonly tokens: readonly SkfToken[];
}

/**
 * The tokens that a library shows. A device is connected once and stays so while it is plugged in: libraries differ in
 * what a second connection, or the end of one, does to the first.
 */
export class SkfTokens implements TokenSource<SkfToken> {
  private readonly library: SkfLibrary;
  private readonly log: Log;
  private readonly onLeave: (device: string) => void;
  private readonly connections = new Map<string, Connection>();
  /** Devices that could not be connected at the last look. */
  private failing = new Set<string>();

  /** `onLeave` is called while the handles of the device are still good for calls. */
  constructor(library: SkfLibrary, log: Log, onLeave: (device: string) => void) {
    this.library = library;
    this.log = log;
    this.onLeave = onLeave;
  }

  /** A device that fails hides no other; its fault is thrown where there is nothing else to show. */
  list(): readonly SkfToken[] {
    const devices = this.devices();
    for (const device of this.connections.keys()) if (!devices.includes(device)) this.forget(device);
    const faults = new Map<string, unknown>();
    const tokens = devices.flatMap((device) => {
      try {
        return this.connected(device).tokens;
      } catch (fault) {
        // Else it was pulled out since it was listed.
        if (!isSar(fault, 'DEVICE_REMOVED')) faults.set(device, fault);
        return [];
      }
    });
    for (const [device, fault] of faults) {
      if (this.failing.has(device)) continue;
      this.log.warn('a device was left out', { problem: fault instanceof SkfFault ? fault.message : 'unknown' });
    }
    this.failing = new Set(faults.keys());
    const [first] = faults.values();
    if (tokens.length === 0 && first !== undefined) throw deviceFault(first);
    return withoutNamesakes(tokens);
  }

  mayHaveChanged(): boolean {
    const devices = this.devices();
    return devices.length !== this.connections.size || !devices.every((device) => this.connections.has(device));
  }

  /** Ends the connection of a device: the next look makes a new one. */
  forget(device: string): void {
    const connection = this.connections.get(device);
    if (!connection) return;
    this.onLeave(device);
    this.connections.delete(device);
    for (const { application } of connection.tokens) {
      if (application !== undefined) quietly(() => this.library.closeApplication(application));
    }
    quietly(() => this.library.disconnect(connection.handle));
  }

  dispose(): void {
    for (const device of [...this.connections.keys()]) this.forget(device);
  }

  /** As keys of maps. */
  private devices(): readonly string[] {
    try {
      return [...new Set(this.library.devices().slice(0, MOST_DEVICES).map(keyOf))];
    } catch (fault) {
      // Some libraries say so where there is none.
      if (isSar(fault, 'DEVICE_REMOVED')) return [];
      throw deviceFault(fault);
    }
  }

  private connected(device: string): Connection {
    const known = this.connections.get(device);
    if (known) return known;
    const handle = this.library.connect(nameOf(device));
    try {
      const connection = { handle, tokens: this.tokensOf(device, handle) };
      this.connections.set(device, connection);
      return connection;
    } catch (fault) {
      quietly(() => this.library.disconnect(handle));
      throw fault;
    }
  }

  private tokensOf(device: string, handle: Handle): readonly SkfToken[] {
    const about = this.library.deviceInfo(handle);
    const names = this.library.applications(handle).slice(0, MOST_APPLICATIONS);
    const opened: { readonly name: Name; readonly application: Handle }[] = [];
    const close = (application: Handle) => quietly(() => this.library.closeApplication(application));
    let filled: typeof opened;
    try {
      for (const name of names) opened.push({ name, application: this.library.openApplication(handle, name) });
      filled = opened.filter(({ application }) => !this.isEmpty(application));
    } catch (fault) {
      for (const { application } of opened) close(application);
      throw fault;
    }
    // Some devices come with applications that nobody uses.
    const used = filled.length > 0 ? filled : opened.slice(0, 1);
    for (const each of opened) if (!used.includes(each)) close(each.application);
    if (used.length === 0) return [{ info: tokenInfo(about), device }];
    return used.map(({ name, application }) => {
      const info = tokenInfo(about, used.length > 1 ? name : undefined);
      return { info: { ...info, pinTasks: ['change', 'unblock'] }, device, application };
    });
  }

  private isEmpty(application: Handle): boolean {
    return !holds(() => this.library.containers(application)) && !holds(() => this.library.files(application));
  }
}

/** Whether an application has anything of a kind; one that tells only its holder is taken to have something. */
function holds(list: () => readonly Name[]): boolean {
  try {
    return list().length > 0;
  } catch (fault) {
    if (isSar(fault, 'DEVICE_REMOVED')) throw fault;
    return isSar(fault, 'USER_NOT_LOGGED_IN');
  }
}

/** A device's name as the key of a map, and back: names need not be text. */
const keyOf = (name: Name) => Buffer.from(name).toString('latin1');
const nameOf = (key: string): Name => Buffer.from(key, 'latin1');

/** The name of the application stands where the device has several in use. */
function tokenInfo(device: DeviceInfo, application?: Name): TokenInfo {
  const [label, serial, manufacturer, issuer] = [device.label, device.serial, device.manufacturer, device.issuer].map(
    plain,
  ) as [string, string, string, string];
  const { major, minor } = device.version;
  const part = application && plain(application);
  const own = tokenId(serial, `${label}\0${manufacturer}`);
  return {
    id: part === undefined ? own : `${own}.${tokenId(part, '')}`,
    label: [label, part].filter((word) => word).join(' '),
    serial,
    manufacturer: manufacturer || issuer,
    ...((major > 0 || minor > 0) && { firmware: `${major}.${minor}` }),
  };
}

const plain = (field: Uint8Array) => plainText(vendorText(field));
