import { join, resolve } from 'node:path';
import { type Static, Type } from 'typebox';
import { Check } from 'typebox/schema';
import { TokenDriverData } from '../api/points/token-drivers.ts';
import type { DriverSpec } from './driver-launcher.ts';

/** A plugin package as far as drivers go; the kernel's `PluginPackage` is one. */
export interface PackageWithDriver {
  /** The parsed package.json. */
  readonly manifest: unknown;
  /** Absolute path of the built driver.ts module. */
  readonly driver?: string;
}

/** Longest time of one call of a driver that names none, in milliseconds. */
const DEFAULT_DEADLINE = 60_000;

const Contribution = Type.Intersect([Type.Object({ id: Type.String() }), TokenDriverData]);

/** What matters here of a manifest. The plugin's id becomes a folder name, so it has to be as the kernel wants it. */
const Manifest = Type.Object({
  sealwright: Type.Object({
    id: Type.String({ pattern: '^[a-z][a-z0-9]*(-[a-z0-9]+)*$', maxLength: 100 }),
    contributes: Type.Object({ tokenDrivers: Type.Array(Type.Unknown()) }),
  }),
});

/**
 * The drivers that the packages contribute to the point `tokenDrivers`. What is wrong with a manifest is the kernel's to
 * report; what does not fit is left out here. `profile` is the path of the profile folder.
 */
export function driverSpecs(packages: readonly PackageWithDriver[], profile: string): DriverSpec[] {
  return packages.flatMap(({ manifest, driver: module }) => {
    if (module === undefined || !Check(Manifest, manifest)) return [];
    const { id: plugin, contributes } = (manifest as Static<typeof Manifest>).sealwright;
    const folder = join(resolve(profile), 'plugins', plugin);
    return contributes.tokenDrivers
      .filter((entry): entry is Static<typeof Contribution> => Check(Contribution, entry))
      .map(({ id, title, deadline = DEFAULT_DEADLINE, perLibrary = false }) => ({
        ...{ id, plugin, title, module, folder, deadline },
        ...(perLibrary && { perLibrary }),
      }));
  });
}
