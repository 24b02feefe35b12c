/**
 * Driver processes as the plugin host sees them. Provided by the shell; called by `plugins/keys`.
 * One process per driver contribution, or per library of it, started on first use, restarted after a crash, quarantined
 * after 3 faults in 5 minutes (`driver.quarantined`). Every call has a deadline (`driver.deadline`).
 */
import type { Event } from '../event.ts';
import type { HostDriver } from '../points/token-drivers.ts';
import type { DriverLibrary } from '../points/token-libraries.ts';
import { defineService } from '../token.ts';

export interface DriverProcesses {
  /** `driver` is the id of the contribution, or `<contribution>/<library>`. */
  get(driver: string): Promise<HostDriver>;
  /**
   * Says which libraries a driver with `perLibrary` has now. What runs for a library that is not among them, or that has
   * changed, is ended; the others go on. `driver.unknown` where no such driver is installed.
   */
  setLibraries(driver: string, libraries: readonly DriverLibrary[]): Promise<void>;
  /**
   * Lets a driver that was switched off after faults work again, and forgets its faults. Others are not touched.
   * `driver.unknown`.
   */
  reset(driver: string): Promise<void>;
  /** Fires after a driver process ended or was started anew; sessions of the old one are gone. */
  readonly onDidRestart: Event<{ readonly driver: string }>;
  /** Fires after a running driver has seen a token come or go. */
  readonly onDidChangeTokens: Event<{ readonly driver: string }>;
}

export const DriverProcesses = defineService<DriverProcesses>('host.driver-processes');
