/** Between the two halves of this plugin. */
import {
  defineRpc,
  type Key,
  type KeyDevice,
  type LibraryReport,
  type PendingDriver,
  type ReportedTrouble,
} from '@sealwright/core/api';
import { Type } from 'typebox';

/** A plugged device as the page shows it. */
export interface ShownDevice extends Omit<KeyDevice, 'keys'> {
  readonly certificates: readonly ShownCertificate[];
  /** Nobody plugs it in: keys in a file of this computer. */
  readonly isSoftware: boolean;
}

export type ShownCertificate = Pick<Key, 'ref' | 'usage' | 'algorithm' | 'certificate'>;

export interface DeviceBoard {
  readonly devices: readonly ShownDevice[];
  readonly troubles: readonly ReportedTrouble[];
  readonly pending: readonly PendingDriver[];
  /** Commands and pages of other plugins that the page may lead to. */
  readonly offers: readonly string[];
}

export type DriverLibraries = LibraryReport & { readonly driver: string };

const ref = Type.String({ minLength: 1, maxLength: 1_000 });

export const devicesRpc = defineRpc('device-list', {
  /** Reports what is plugged in, at once and after every change, until it is aborted. */
  watch: { params: Type.Tuple([]), result: Type.Void(), progress: Type.Unsafe<DeviceBoard>(Type.Object({})) },
  /** Asks every device anew; resolves when all have answered. `watch` reports what is new. */
  refresh: { params: Type.Tuple([]), result: Type.Void() },
  /** Looks anew each time. */
  libraries: { params: Type.Tuple([]), result: Type.Array(Type.Unsafe<DriverLibraries>(Type.Object({}))) },
  /** `null` gives the device its old name back. */
  rename: {
    params: Type.Tuple([ref, Type.Union([Type.String({ minLength: 1, maxLength: 40 }), Type.Null()])]),
    result: Type.Void(),
  },
  /** Errors of `Keys.setPin`. */
  setPin: {
    params: Type.Tuple([ref, Type.Union([Type.Literal('change'), Type.Literal('unblock')])]),
    result: Type.Void(),
  },
  resetDriver: { params: Type.Tuple([ref]), result: Type.Void() },
});
