import { createHash } from 'node:crypto';
import { type Log, type TokenInfo, TokenRemoved } from '@sealwright/core/api';
import { quietly, vendorText } from '@sealwright/driver-kit/driver';
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

/** A device that is connected, with all its applications open. */
interface Connection {
  readonly handle: Handle;
  readonly tokens: readonly SkfToken[];
}

/**
 * The tokens that a library shows. A device is connected once and stays so while it is plugged in: libraries differ in
 * what a second connection, or the end of one, does to the first.
 */
export class SkfTokens {
  private readonly library: SkfLibrary;
  private readonly log: Log;
  private readonly connections = new Map<string, Connection>();

  constructor(library: SkfLibrary, log: Log) {
    this.library = library;
    this.log = log;
  }

  /** Names of the devices that are plugged in. Those that are not are disconnected. */
  plugged(): readonly string[] {
    const devices = this.devices().map(keyOf);
    for (const device of this.connections.keys()) if (!devices.includes(device)) this.forget(device);
    return devices;
  }

  /** A device that fails hides no other; its fault is thrown where there is nothing else to show. */
  list(): readonly SkfToken[] {
    const faults: unknown[] = [];
    const tokens = this.plugged().flatMap((device) => {
      try {
        return this.connected(device).tokens;
      } catch (fault) {
        // Pulled out since it was listed.
        if (isSar(fault, 'DEVICE_REMOVED')) return [];
        faults.push(fault);
        this.log.warn('a device was left out', { problem: fault instanceof SkfFault ? fault.message : 'unknown' });
        return [];
      }
    });
    if (tokens.length === 0 && faults.length > 0) throw deviceFault(faults[0]);
    return withoutNamesakes(tokens);
  }

  /** Throws `token.removed`. */
  get(token: string): SkfToken {
    const found = this.list().find(({ info }) => info.id === token);
    if (!found) throw TokenRemoved({ token });
    return found;
  }

  has(token: string): boolean {
    try {
      return this.list().some(({ info }) => info.id === token);
    } catch {
      // A library that cannot even list its devices has no token to work with.
      return false;
    }
  }

  /** Ends the connection of a device: the next look makes a new one. */
  forget(device: string): void {
    const connection = this.connections.get(device);
    this.connections.delete(device);
    if (!connection) return;
    for (const { application } of connection.tokens) {
      if (application !== undefined) quietly(() => this.library.closeApplication(application));
    }
    quietly(() => this.library.disconnect(connection.handle));
  }

  dispose(): void {
    for (const device of [...this.connections.keys()]) this.forget(device);
  }

  private devices(): readonly Name[] {
    try {
      return this.library.devices();
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
    const names = this.library.applications(handle);
    const opened = names.flatMap((name) => {
      const application = this.library.openApplication(handle, name);
      return [{ name, application, isEmpty: this.isEmpty(application) }];
    });
    // Some devices come with applications that nobody uses.
    const used = opened.some(({ isEmpty }) => !isEmpty) ? opened.filter(({ isEmpty }) => !isEmpty) : opened.slice(0, 1);
    for (const each of opened) {
      if (!used.includes(each)) quietly(() => this.library.closeApplication(each.application));
    }
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
  const own = idOf(serial, `${label}\0${manufacturer}`);
  return {
    id: part === undefined ? own : `${own}.${idOf(part, '')}`,
    label: [label, part].filter((word) => word).join(' '),
    serial,
    manufacturer: manufacturer || issuer,
    ...((major > 0 || minor > 0) && { firmware: `${major}.${minor}` }),
  };
}

/** Several devices of one serial number, such as those of a first series, have it with numbers behind. */
function withoutNamesakes(tokens: readonly SkfToken[]): readonly SkfToken[] {
  const counts = new Map<string, number>();
  return tokens.map((token) => {
    const { id } = token.info;
    const count = (counts.get(id) ?? 0) + 1;
    counts.set(id, count);
    return count === 1 ? token : { ...token, info: { ...token.info, id: `${id}-${count}` } };
  });
}

function plain(field: Uint8Array): string {
  return vendorText(field)
    .replace(/\p{Cc}+/gu, ' ')
    .trim();
}

/** The text where it can stand in a name that users write; else a digest of all that is known. */
function idOf(text: string, rest: string): string {
  if (/^[\w.-]{1,64}$/.test(text)) return text;
  return createHash('sha256').update(`${text}\0${rest}`).digest('hex').slice(0, 16);
}
