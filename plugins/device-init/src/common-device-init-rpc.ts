import {
  defineRpc,
  type ErrorRecord,
  type KeyInfo,
  type LibraryFinding,
  type Localized,
  type Picture,
  type PinStatus,
  type SealFinding,
  type UsbKeyFinding,
} from '@sealwright/core/api';
import { Type } from 'typebox';

/** What is plugged in, software keys left out. */
export interface DeviceReport {
  readonly devices: readonly FoundDevice[];
  readonly troubles: readonly FoundTrouble[];
  /** Drivers that have not answered yet. */
  readonly pending: readonly Localized[];
}

export interface FoundDevice {
  /** `KeyDevice.ref`. */
  readonly ref: string;
  readonly name: Localized;
  readonly serial: string;
  readonly pin?: PinStatus;
  readonly certificates: readonly FoundCertificate[];
}

export interface FoundCertificate {
  readonly ref: string;
  readonly usage: KeyInfo['usage'];
  readonly algorithm: KeyInfo['algorithm'];
  readonly subject: string;
  readonly organisation?: string;
  readonly issuer: string;
  readonly notBefore: Date;
  readonly notAfter: Date;
}

export interface FoundTrouble {
  readonly driver: string;
  readonly title: Localized;
  readonly error: ErrorRecord;
  readonly quarantined: boolean;
}

/** The vendors' libraries and the plugged USB keys, all drivers together. */
export interface DriverReport {
  readonly libraries: readonly LibraryFinding[];
  readonly usb: readonly UsbKeyFinding[];
  /** Whether plugged USB devices could be looked at. */
  readonly usbKnown: boolean;
}

export interface FoundSeal {
  readonly kind: SealFinding['kind'];
  readonly sentence: Localized;
  readonly seal?: {
    readonly id: string;
    readonly name: string;
    readonly picture: Picture;
    readonly widthMm: number;
    readonly heightMm: number;
    readonly validFrom?: Date;
    readonly validTo?: Date;
  };
}

/** A device that nobody has set up yet. */
export interface NewDevice {
  readonly ref: string;
  readonly name: Localized;
}

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
