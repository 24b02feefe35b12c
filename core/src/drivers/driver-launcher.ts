import type { Localized } from '../api/localized.ts';
import type { DriverEntry } from '../api/points/token-drivers.ts';
import type { DriverLibrary } from '../api/points/token-libraries.ts';
import type { Channel } from '../rpc/channel.ts';

/** One driver of one plugin: what has to be known to run it. */
export interface DriverSpec {
  /** Id of the contribution. */
  readonly id: string;
  readonly plugin: string;
  readonly title: Localized;
  /** Absolute path of the built module. */
  readonly module: string;
  /** Absolute path of the plugin's folder in the profile. */
  readonly folder: string;
  /** Longest time of one call, in milliseconds. */
  readonly deadline: number;
  /** Runs nothing itself, but one process for each library that it is given. */
  readonly perLibrary?: boolean;
  /** The library that the process is for. */
  readonly library?: DriverLibrary;
}

/** A running driver process. The two channels share nothing: what goes over one is never seen on the other. */
export interface DriverProcess {
  readonly host: Channel;
  readonly pin: Channel;
  /**
   * Gives the process one more PIN channel, as an end of a message port that the launcher's runtime can hand over: who
   * holds the other end talks to the driver alone. Missing where the runtime has no such ports.
   */
  addPinPort?(port: unknown): void;
  /** Resolves when the process is gone, never rejects. */
  readonly exited: Promise<{ readonly code: number | null; readonly signal: string | null }>;
  /** Ends it at once, however busy it is. */
  kill(): void;
}

/** How a shell starts driver processes. */
export interface DriverLauncher {
  launch(driver: DriverSpec): Promise<DriverProcess>;
}

/** A driver's module, as it is imported. */
export interface DriverModule {
  readonly default: DriverEntry;
}
