import type { Disposable } from '../api/disposable.ts';
import { Emitter } from '../api/event.ts';
import type { Localized } from '../api/localized.ts';
import type { PinDriver } from '../api/points/token-drivers.ts';
import type { DriverProcesses } from '../api/services/driver-processes.ts';
import { DriverUnknown } from './driver-errors.ts';
import type { DriverLauncher, DriverSpec } from './driver-launcher.ts';
import { DriverLog, type DriverLogEntry } from './driver-log.ts';
import { DriverSlot } from './driver-slot.ts';
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
  status(): readonly DriverStatus[];
  /** Takes a driver out of quarantine and forgets its faults. */
  reset(driver: string): void;
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
  const slots = new Map<string, DriverSlot>();
  for (const spec of drivers) {
    if (slots.has(spec.id)) continue;
    const log = new DriverLog(spec, options.log, now);
    const onDidRestart = () => restarts.fire({ driver: spec.id });
    slots.set(spec.id, new DriverSlot({ spec, launcher, log, now, onDidRestart }));
  }
  const slotOf = (driver: string): DriverSlot => {
    const slot = slots.get(driver);
    if (!slot) throw DriverUnknown({ driver });
    return slot;
  };
  return {
    processes: Object.freeze({
      get: async (driver: string) => hostDriver(slotOf(driver)),
      onDidRestart: restarts.event,
    }),
    pin: async (driver) => pinDriver(slotOf(driver)),
    lendPin: async (driver, port) => lendPin(slotOf(driver), port),
    status: () =>
      [...slots.values()].map(({ spec: { id, plugin, title }, isQuarantined, running }) => ({
        id,
        plugin,
        title,
        state: isQuarantined ? 'quarantined' : running ? 'running' : 'idle',
      })),
    reset: (driver) => slotOf(driver).reset(),
    async dispose() {
      await Promise.all([...slots.values()].map((slot) => slot.dispose()));
    },
  };
}
