import type { LibraryFinding, Localized } from '@sealwright/core/api';
import type { DeviceReport, DriverReport } from '../common-device-init-rpc.ts';

/** What can be said about drivers before anything is installed. */
export type DriverVerdict =
  /** A library is here that can be used. */
  | 'usable'
  /** A key is plugged in that no library reaches. */
  | 'unreached'
  /** Libraries are here, and none can be used. */
  | 'unusable'
  | 'none';

/** How far the installation of a driver is. */
export type InstallState =
  /** A key is plugged in, and has to be pulled out before anything is installed. */
  | 'pull-first'
  /** Nobody can see whether a key is plugged in: the user has to say so. */
  | 'confirm'
  | 'ready'
  /** The vendor's installer is at work, as far as the program knows. */
  | 'running'
  /** A key was plugged in meanwhile. */
  | 'pull-now'
  /** A library is there that was not there before. */
  | 'appeared';

export interface Installation {
  /** Files of the libraries that could be used before. */
  readonly before: readonly string[];
  readonly hasBegun: boolean;
  /** The user says that no key is plugged in. */
  readonly isConfirmed: boolean;
}

export const isUsable = ({ problem }: LibraryFinding) => problem === undefined;

export function judgeDrivers(drivers: DriverReport, { devices }: Pick<DeviceReport, 'devices'>): DriverVerdict {
  if (devices.length > 0) return 'usable';
  if (drivers.usb.some(({ problem }) => problem !== undefined)) return 'unreached';
  if (drivers.libraries.some(isUsable)) return 'usable';
  if (drivers.usb.length > 0) return 'unreached';
  return drivers.libraries.length > 0 ? 'unusable' : 'none';
}

export function beginInstallation({ libraries }: DriverReport): Installation {
  return { before: libraries.filter(isUsable).map(({ file }) => file), hasBegun: false, isConfirmed: false };
}

export function judgeInstallation(
  installation: Installation,
  drivers: DriverReport,
  report: Pick<DeviceReport, 'devices'>,
): InstallState {
  const isPluggedIn = pluggedKeys(drivers, report).length > 0;
  if (!installation.hasBegun) {
    if (isPluggedIn) return 'pull-first';
    return drivers.usbKnown || installation.isConfirmed ? 'ready' : 'confirm';
  }
  const isNew = ({ file }: LibraryFinding) => !installation.before.includes(file);
  if (drivers.libraries.some((library) => isUsable(library) && isNew(library))) return 'appeared';
  return isPluggedIn ? 'pull-now' : 'running';
}

/** Names of the keys that are plugged in, as USB devices and as what drivers list. */
export function pluggedKeys({ usb }: DriverReport, { devices }: Pick<DeviceReport, 'devices'>): readonly Localized[] {
  return devices.length > 0 ? devices.map(({ name }) => name) : usb.map(({ title }) => title);
}
