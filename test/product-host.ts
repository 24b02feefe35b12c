import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { DriverProcesses, PinEntry, points } from '@sealwright/core/api';
import { createDriverSupervisor, driverSpecs, inProcessLauncher } from '@sealwright/core/drivers';
import { type Host, type PluginPackage, shellService, startHost } from '@sealwright/core/kernel';
import { bundledPlugins } from '../scripts/bundle/bundled-plugins.ts';
import { root } from '../scripts/bundle/root.ts';

export interface ProductHost {
  readonly host: Host;
  /** Its folder. */
  readonly profile: string;
  /** What the PIN entry answers for each token id. */
  readonly pins: Map<string, string>;
  dispose(): Promise<void>;
}

/** All bundled plugins from their sources in this process, with a profile of their own and PINs given by the test. */
export async function startProductHost(more: readonly PluginPackage[] = []): Promise<ProductHost> {
  const profile = mkdtempSync(join(tmpdir(), 'sealwright-product-'));
  const pins = new Map<string, string>();
  const packages: PluginPackage[] = bundledPlugins(root).map(({ manifest, host, driver }) => ({
    manifest,
    origin: 'bundled',
    ...(host && { load: () => import(pathToFileURL(host).href) }),
    ...(driver && { driver }),
  }));
  const supervisor = createDriverSupervisor({
    drivers: driverSpecs(packages, profile),
    launcher: inProcessLauncher({ load: (module: string) => import(pathToFileURL(module).href) }),
    log: () => {},
  });
  const pinEntry: PinEntry = {
    async unlock({ driver, token }) {
      const pin = await supervisor.pin(driver);
      return { session: await pin.login(token.id, new TextEncoder().encode(pins.get(token.id) ?? '')) };
    },
    setPin: () => Promise.reject(new Error('no test of the whole product sets a PIN here')),
  };
  const host = await startHost({
    plugins: [...packages, ...more],
    points,
    profile,
    services: [shellService(DriverProcesses, '1.0.0', supervisor.processes), shellService(PinEntry, '1.0.0', pinEntry)],
    // Sources take longer than what is built, beside other tests.
    deadlines: { load: 30_000, activation: 30_000 },
  });
  return {
    host,
    profile,
    pins,
    async dispose() {
      await host.dispose();
      await supervisor.dispose();
      rmSync(profile, { recursive: true, force: true });
    },
  };
}
