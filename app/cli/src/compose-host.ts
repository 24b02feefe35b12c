import { fileURLToPath } from 'node:url';
import { bundledPlugins } from 'sealwright:bundled-plugins';
import { DriverProcesses, type Locale, PinEntry, points } from '@sealwright/core/api';
import { createDriverSupervisor, driverSpecs, forkLauncher } from '@sealwright/core/drivers';
import { type Host, type LogEntry, shellService, startHost } from '@sealwright/core/kernel';
import { type PinOrigin, TerminalPinEntry } from './terminal-pin-entry.ts';

export interface CliHostOptions {
  readonly profile: string;
  readonly locale: Locale;
  readonly pin: PinOrigin;
  readonly log: (entry: LogEntry) => void;
}

/** The plugin host in this process, drivers in processes of their own, the terminal as the place where PINs are typed. */
export async function composeHost({ profile, locale, pin, log }: CliHostOptions): Promise<Host> {
  const supervisor = createDriverSupervisor({
    drivers: driverSpecs(bundledPlugins, profile),
    launcher: forkLauncher({ entry: fileURLToPath(new URL('./driver-process.js', import.meta.url)) }),
    log: () => {},
  });
  const entry = new TerminalPinEntry(pin, locale, (driver) => supervisor.pin(driver));
  const host = await startHost({
    plugins: bundledPlugins,
    points,
    profile,
    services: [
      shellService(DriverProcesses, '1.0.0', supervisor.processes),
      // Not the entry itself: it holds the way to the PIN channels.
      shellService(PinEntry, '1.0.0', {
        unlock: (request, signal) => entry.unlock(request, signal),
        setPin: (request, signal) => entry.setPin(request, signal),
      }),
    ],
    log,
  });
  return {
    ...host,
    async dispose() {
      await host.dispose();
      await supervisor.dispose();
    },
  };
}
