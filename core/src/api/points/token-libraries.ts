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

export interface TokenLibraries {
  list(): Promise<readonly DriverLibrary[]>;
  /** Fires when `list` may give others than before. */
  readonly onDidChange?: Event<void>;
}

export const TokenLibraries = definePoint('tokenLibraries', TokenLibraryData).of<TokenLibraries>({ deadline: 20_000 });
