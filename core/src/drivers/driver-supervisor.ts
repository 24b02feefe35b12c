import type { Disposable } from '../api/disposable.ts';
import { Emitter } from '../api/event.ts';
import type { Localized } from '../api/localized.ts';
import type { PinDriver } from '../api/points/token-drivers.ts';
import type { DriverLibrary } from '../api/points/token-libraries.ts';
import type { DriverProcesses } from '../api/services/driver-processes.ts';
import type { DriverLauncher, DriverSpec } from './driver-launcher.ts';
import { DriverLog, type DriverLogEntry } from './driver-log.ts';
import { DriverSlot } from './driver-slot.ts';
import { DriverSlots } from './driver-slots.ts';
import { lendPin, type PinLoan } from './pin-loan.ts';
import { hostDriver, pinDriver } from './supervised-driver.ts';

export interface DriverSupervisorOptions {
  readonly drivers: readonly DriverSpec[];
  readonly launcher: DriverLauncher;
  /** Takes what drivers log and what happens to their processes. */
  readonly log: (entry: DriverLogEntry) => void;
  readonly now?: () => Date;
}

/**
 * Owns the driver processes of a shell. Calls reject with what the driver threw (`token.*`), `driver.not-started`,
 * `driver.deadline`, `driver.crashed`, `driver.fault`, `driver.quarantined` and, for a driver that is not installed,
 * `driver.unknown`.
 */
export interface DriverSupervisor extends Disposable {
  /** For the plugin host: an object of its own, from which no way leads to the PIN channels. */
  readonly processes: DriverProcesses;
  /** For the shell's PIN entry; never handed to plugins. Starts the driver, because what it can do is known only then. */
  pin(driver: string): Promise<PinDriver>;
  /**
   * For a PIN entry in a process of its own, which holds the other end of `port`: the driver answers `pinDriverRpc` there,
   * and nobody in between sees the PIN.
   */
  lendPin(driver: string, port: unknown): Promise<PinLoan>;
  /** Takes over other drivers, such as those of plugins that were installed or removed; the others go on. */
  setDrivers(drivers: readonly DriverSpec[]): Promise<void>;
  status(): readonly DriverStatus[];
  dispose(): Promise<void>;
}

export interface DriverStatus {
  readonly id: string;
  readonly plugin: string;
  readonly title: Localized;
  readonly state: 'idle' | 'running' | 'quarantined';
}

export function createDriverSupervisor(options: DriverSupervisorOptions): DriverSupervisor {
  const { drivers, launcher, now = () => new Date() } = options;
  const restarts = new Emitter<{ readonly driver: string }>();
  const tokenChanges = new Emitter<{ readonly driver: string }>();
  const newSlot = (spec: DriverSpec) =>
    new DriverSlot({
      ...{ spec, launcher, now },
      log: new DriverLog(spec, options.log, now),
      onDidRestart: () => restarts.fire({ driver: spec.id }),
      onDidChangeTokens: () => tokenChanges.fire({ driver: spec.id }),
    });
  const slots = new DriverSlots(drivers, newSlot);
  return {
    processes: Object.freeze({
      get: async (driver: string) => hostDriver(slots.get(driver)),
      setLibraries: async (driver: string, libraries: readonly DriverLibrary[]) =>
        slots.setLibraries(driver, libraries),
      reset: async (driver: string) => slots.get(driver).reset(),
      onDidRestart: restarts.event,
      onDidChangeTokens: tokenChanges.event,
    }),
    pin: async (driver) => pinDriver(slots.get(driver)),
    lendPin: async (driver, port) => lendPin(slots.get(driver), port),
    async setDrivers(next) {
      for (const driver of await slots.setDrivers(next)) restarts.fire({ driver });
    },
    status: () =>
      slots.all().map(({ spec: { id, plugin, title }, isQuarantined, running }) => ({
        id,
        plugin,
        title,
        state: isQuarantined ? 'quarantined' : running ? 'running' : 'idle',
      })),
    dispose: () => slots.dispose(),
  };
}
