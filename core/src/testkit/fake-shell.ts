import {
  type DriverProcesses,
  DriverProcesses as DriverProcessesService,
  Emitter,
  type PinEntry,
  PinEntry as PinEntryService,
  type TokenDriver,
  toDisposable,
} from '../api/index.ts';
import { DriverUnknown } from '../drivers/driver-errors.ts';
import { type ShellService, shellService } from '../kernel/index.ts';

type Drivers = Readonly<Record<string, TokenDriver>>;

function driverOf(drivers: Drivers, id: string): TokenDriver {
  const driver = drivers[id];
  if (!driver) throw DriverUnknown({ driver: id });
  return driver;
}

/** The service `host.driver-processes` over drivers in this process, by contribution id. */
export function fakeDriverProcesses(drivers: Drivers): ShellService {
  const restarted = new Emitter<{ readonly driver: string }>();
  const implementation: DriverProcesses = {
    get: async (id) => driverOf(drivers, id),
    setLibraries: async () => {},
    reset: async (id) => void driverOf(drivers, id),
    onDidRestart: restarted.event,
    onDidChangeTokens(listener) {
      const listening = Object.entries(drivers).map(([driver, { onDidChangeTokens }]) =>
        onDidChangeTokens?.(() => listener({ driver })),
      );
      return toDisposable(() => {
        for (const subscription of listening) void subscription?.dispose();
      });
    },
  };
  return shellService(DriverProcessesService, '1.0.0', implementation);
}

/** What a user types who sets a new PIN. */
export interface FakePinChange {
  readonly newPin: string;
  /** For the task `unblock`. */
  readonly unblockingPin?: string;
}

/** The service `shell.pin-entry` of a user who always types the same PIN, and always wants the same new one. */
export function fakePinEntry(drivers: Drivers, pin: string, change?: FakePinChange): ShellService {
  const typed = (text = '') => new TextEncoder().encode(text);
  const implementation: PinEntry = {
    unlock: async ({ driver, token }) => ({ session: await driverOf(drivers, driver).login(token.id, typed(pin)) }),
    async setPin({ driver, token, task }) {
      const { changePin, unblockPin } = driverOf(drivers, driver);
      if (task === 'change') await changePin?.(token.id, typed(pin), typed(change?.newPin));
      else await unblockPin?.(token.id, typed(change?.unblockingPin), typed(change?.newPin));
    },
  };
  return shellService(PinEntryService, '1.0.0', implementation);
}
