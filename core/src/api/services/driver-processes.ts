/**
 * Driver processes as the plugin host sees them. Provided by the shell; called by `plugins/keys`.
 * One process per driver contribution, started on first use, restarted after a crash, quarantined after 3 faults in
 * 5 minutes (`driver.quarantined`). Every call has a deadline (`driver.deadline`).
 */
import type { Event } from '../event.ts';
import type { HostDriver } from '../points/token-drivers.ts';
import { defineService } from '../token.ts';

export interface DriverProcesses {
  get(driver: string): Promise<HostDriver>;
  /** Fires after a driver process ended or was started anew; sessions of the old one are gone. */
  readonly onDidRestart: Event<{ readonly driver: string }>;
}

export const DriverProcesses = defineService<DriverProcesses>('host.driver-processes');
