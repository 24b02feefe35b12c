import {
  type DriverProcesses,
  DriverProcesses as DriverProcessesService,
  Emitter,
  type PinEntry,
  PinEntry as PinEntryService,
  type TokenDriver,
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
  const tokensChanged = new Emitter<{ readonly driver: string }>();
  const implementation: DriverProcesses = {
    get: async (id) => driverOf(drivers, id),
    setLibraries: async () => {},
    onDidRestart: restarted.event,
    onDidChangeTokens: tokensChanged.event,
  };
  return shellService(DriverProcessesService, '1.0.0', implementation);
}

/** The service `shell.pin-entry` of a user who always types the same PIN. */
export function fakePinEntry(drivers: Drivers, pin: string): ShellService {
  const implementation: PinEntry = {
    unlock: async ({ driver, token }) => ({
      session: await driverOf(drivers, driver).login(token.id, new TextEncoder().encode(pin)),
    }),
  };
  return shellService(PinEntryService, '1.0.0', implementation);
}
