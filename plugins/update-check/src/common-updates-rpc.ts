import { defineRpc, type ErrorRecord, type Localized } from '@sealwright/core/api';
import { Type } from 'typebox';

/** A version that is newer than this program, as its publisher describes it. */
export interface NewerVersion {
  readonly version: string;
  readonly mandatory: boolean;
  /** Plain text. */
  readonly notes: Localized;
  /** Of the package for this computer, in bytes; missing where the user has to install it by hand. */
  readonly size?: number;
}

/** Where the way from a question to a new program stands. */
export type UpdatePhase =
  | { readonly name: 'idle' | 'no-feed' | 'checking' | 'up-to-date' | 'available' | 'ready' | 'installing' }
  /** In bytes. */
  | { readonly name: 'downloading'; readonly received: number; readonly size: number }
  | { readonly name: 'failed'; readonly during: 'check' | 'download' | 'install'; readonly error: ErrorRecord }
  /** This program is the new version. */
  | { readonly name: 'finished'; readonly version: string }
  /** The version was to be installed, and this program is still the old one. */
  | { readonly name: 'not-installed'; readonly version: string };

export interface UpdateReport {
  /** Version of this program. */
  readonly current: string;
  readonly channel: 'stable' | 'preview';
  /** Address or folder of the feed. */
  readonly feed?: string;
  readonly phase: UpdatePhase;
  /** Present while a newer version is known. */
  readonly newer?: NewerVersion;
  /** When the feed was asked last and answered. */
  readonly checkedAt?: Date;
  /** Names of plugged USB keys, which have to be pulled out before anything is installed. */
  readonly pluggedKeys: readonly Localized[];
}

const nothing = { params: Type.Tuple([]), result: Type.Void() };

/** What the window asks of its host half. Faults of a check, a download and an installation are phases: they reject nothing. */
export const updatesRpc = defineRpc('update-check', {
  /** Reports at once and after every change, until it is aborted. */
  watch: { ...nothing, progress: Type.Unsafe<UpdateReport>(Type.Object({})) },
  /** Asks the feed; resolves when it has answered. */
  check: nothing,
  /** Fetches and verifies the package; resolves when that has ended. */
  download: nothing,
  /** Ends a check or a download. */
  cancel: nothing,
  /** Closes the windows and installs; resolves where that failed, rejects with `update.keys-plugged`. */
  install: nothing,
  /** Its user has seen how it ended: a step of a first run is done. */
  conclude: { ...nothing, isRepeatable: true },
  /** Its user looks away from how it ended; the step stays open. */
  leave: { ...nothing, isRepeatable: true },
});
