import type { Keys, Localized, PointReader, TokenDriverData } from '@sealwright/core/api';

/** Names of the plugged USB keys. Software keys are no devices: nobody can pull them out. */
export async function pluggedKeys(
  keys: Keys | undefined,
  drivers: PointReader<TokenDriverData, undefined>,
): Promise<readonly Localized[]> {
  if (!keys) return [];
  const { devices } = await keys.devices();
  // `driver` may name a library of its: `netca/opensc`.
  const isSoftware = (driver: string) => drivers.get(driver.split('/')[0]!)?.data.software === true;
  return devices.filter(({ driver }) => !isSoftware(driver)).map(({ name }) => name);
}
