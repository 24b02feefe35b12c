import {
  defineRpc,
  type Key,
  type KeyDevice,
  type LibraryFinding,
  type PendingDriver,
  type ReportedTrouble,
  type Seal,
  type SealFinding,
  type UsbKeyFinding,
} from '@sealwright/core/api';
import { Type } from 'typebox';

/** What is plugged in, software keys left out. */
export interface DeviceReport {
  readonly devices: readonly FoundDevice[];
  readonly troubles: readonly ReportedTrouble[];
  readonly pending: readonly PendingDriver[];
}

export interface FoundDevice extends Pick<KeyDevice, 'ref' | 'name' | 'pin'> {
  readonly serial: string;
  readonly certificates: readonly FoundCertificate[];
}

export type FoundCertificate = Pick<Key, 'ref' | 'usage' | 'algorithm' | 'certificate'>;

/** The vendors' libraries and the plugged USB keys, all drivers together. */
export interface DriverReport {
  readonly libraries: readonly LibraryFinding[];
  readonly usb: readonly UsbKeyFinding[];
  /** Whether plugged USB devices could be looked at. */
  readonly usbKnown: boolean;
}

export interface FoundSeal extends Pick<SealFinding, 'kind' | 'sentence'> {
  readonly seal?: Pick<Seal, 'id' | 'name' | 'picture' | 'widthMm' | 'heightMm' | 'validFrom' | 'validTo'>;
}

/** A device that nobody has set up yet. */
export type NewDevice = Pick<KeyDevice, 'ref' | 'name'>;

/** The host is trusted with its own reports. */
const report = <T>() => Type.Unsafe<T>(Type.Object({}));
const stream = { result: Type.Void() };
const ref = Type.String({ minLength: 1, maxLength: 500 });

/**
 * What the wizard asks of its host half. The `watch...` methods report at once and after every change, until they are
 * aborted. Methods that take the ref of a device reject with `token.removed` where it is not plugged in.
 */
export const deviceInitRpc = defineRpc('device-init', {
  /** Plugged devices that were never set up. */
  watchNew: { params: Type.Tuple([]), progress: Type.Array(report<NewDevice>()), ...stream },
  /** While somebody watches, new devices are not announced: the wizard shows them. */
  watchDevices: { params: Type.Tuple([]), progress: report<DeviceReport>(), ...stream },
  /** Looks anew all the time: neither libraries nor USB devices tell when they come and go. */
  watchDrivers: { params: Type.Tuple([]), progress: report<DriverReport>(), ...stream },
  watchSeals: { params: Type.Tuple([ref]), progress: Type.Array(report<FoundSeal>()), ...stream },
  /** Asks for the PIN and reads the seals that the device shows to its holder only. Rejects like `Keys.open`. */
  readPrivateSeals: { params: Type.Tuple([ref]), result: Type.Void() },
  /** An empty name gives the device its own back. */
  rename: { params: Type.Tuple([ref, Type.String({ maxLength: 60 })]), result: Type.Void(), isRepeatable: true },
  /** Lets a driver that was switched off after faults work again. */
  retryDriver: { params: Type.Tuple([ref]), result: Type.Void(), isRepeatable: true },
  /** The device has been set up. */
  finish: { params: Type.Tuple([ref]), result: Type.Void(), isRepeatable: true },
});
