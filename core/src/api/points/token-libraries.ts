/**
 * Point `tokenLibraries`: the libraries that a driver of the point `tokenDrivers` is to run, where it has `perLibrary`.
 * A contribution has the id of that driver and stands in the same manifest. Called by `plugins/keys` in the plugin host,
 * whenever keys are listed; a throw takes the driver's keys out of the list and is shown there.
 *
 * Each library has a process of its own, so that one which hangs or crashes takes no other along. It is known as the
 * driver `<driver>/<library>`: `netca/opensc`. The process starts with the first call and stays while the library is
 * listed and unchanged; one that is no longer listed, or whose `options` differ, is ended.
 */
import { type Static, Type } from 'typebox';
import type { Event } from '../event.ts';
import { Localized } from '../localized.ts';
import { definePoint } from '../point.ts';

export const TokenLibraryData = Type.Object({});
export type TokenLibraryData = Static<typeof TokenLibraryData>;

export const DriverLibrary = Type.Object({
  /** Unique within the driver and stable between runs: it is part of what users name keys by. */
  id: Type.String({ pattern: '^[a-z0-9][a-z0-9._-]*$', maxLength: 60 }),
  /** Names the device or its vendor in messages. */
  title: Localized,
  /** JSON that the driver's entry gets as `DriverContext.library`, which checks it. No secrets: other programs may see it. */
  options: Type.Unknown(),
});
export type DriverLibrary = Static<typeof DriverLibrary>;

/** A library file of a vendor, as it was found on this computer. */
export interface LibraryFinding {
  /** Vendor or file. */
  readonly title: Localized;
  /** Absolute path. */
  readonly file: string;
  /** What the file is called on its own terms: 'PKCS#11', 'SKF'. */
  readonly kind: string;
  /** Processor and system that it was made for: 'x86-64', 'arm64'; with its bits where the file tells. */
  readonly architecture?: string;
  readonly bits?: 32 | 64;
  /** Known from what others have published: nobody has tried it with a real key yet. */
  readonly unverified?: boolean;
  /** Why it cannot be used and what to do; missing for one that is used. */
  readonly problem?: Localized;
}

/** A plugged device that the catalogue knows by its USB numbers. */
export interface UsbKeyFinding {
  readonly title: Localized;
  /** Four hex digits each. */
  readonly vendor: string;
  readonly product: string;
  /** Why no library reaches it, where one is known. */
  readonly problem?: Localized;
}

export interface LibraryReport {
  readonly libraries: readonly LibraryFinding[];
  readonly usb: readonly UsbKeyFinding[];
  /** What is wrong with what the user has written about vendors, which is left out. */
  readonly problem?: Localized;
  /** Whether plugged USB devices could be looked at on this system at all. */
  readonly usbKnown: boolean;
}

export interface TokenLibraries {
  list(): Promise<readonly DriverLibrary[]>;
  /** What stands behind `list`: for pages that check the system and say what to install. Looks anew each time. */
  report?(): Promise<LibraryReport>;
  /** Fires when `list` may give others than before. */
  readonly onDidChange?: Event<void>;
}

export const TokenLibraries = definePoint('tokenLibraries', TokenLibraryData).of<TokenLibraries>({ deadline: 20_000 });
