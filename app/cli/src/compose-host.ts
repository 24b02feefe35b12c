import { fileURLToPath } from 'node:url';
import { bundledPlugins } from 'sealwright:bundled-plugins';
import { DriverProcesses, type Locale, PassphraseEntry, PinEntry, points } from '@sealwright/core/api';
import { createDriverSupervisor, driverSpecs, forkLauncher } from '@sealwright/core/drivers';
import { ProfilePlugins } from '@sealwright/core/install';
import { createIsolation, forkPlugins } from '@sealwright/core/isolation';
import { type Host, type LogEntry, shellService, startHost } from '@sealwright/core/kernel';
import { GivenPins, type PinOrigin } from './given-pins.ts';
import { TerminalPassphraseEntry } from './terminal-passphrase-entry.ts';
import { TerminalPinEntry } from './terminal-pin-entry.ts';

export interface CliHostOptions {
  readonly profile: string;
  readonly locale: Locale;
  readonly pin: PinOrigin;
  readonly log: (entry: LogEntry) => void;
}

/**
 * The plugin host in this process, drivers and third-party plugins in processes of their own, the terminal as the place
 * where PINs are typed.
 */
export async function composeHost({ profile, locale, pin, log }: CliHostOptions): Promise<Host> {
  const built = (name: string) => fileURLToPath(new URL(name, import.meta.url));
  const store = new ProfilePlugins(profile);
  const drivers = async () => driverSpecs([...bundledPlugins, ...(await store.list())], profile);
  const supervisor = createDriverSupervisor({
    drivers: await drivers(),
    launcher: forkLauncher({ entry: built('./driver-process.js') }),
    log: () => {},
  });
  store.onDidChange(async () => supervisor.setDrivers(await drivers()));
  const given = new GivenPins(pin);
  const entry = new TerminalPinEntry(given, locale, (driver) => supervisor.pin(driver));
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
      shellService(PassphraseEntry, '1.0.0', new TerminalPassphraseEntry(given, locale)),
    ],
    isolation: createIsolation({ launcher: forkPlugins({ entry: built('./plugin-process.js') }), profile }),
    store,
    log,
  });
  return {
    ...host,
    async dispose() {
      await host.dispose();
      await supervisor.dispose();
      given.end();
    },
  };
}
