import type { Keys, PointReader, TokenDriverData } from '@sealwright/core/api';

/** Serial numbers of the USB keys that are plugged in, as far as their drivers answer; software keys are none. */
export async function pluggedSerials(
  keys: Pick<Keys, 'devices'>,
  drivers: Pick<PointReader<TokenDriverData, unknown>, 'get'>,
): Promise<readonly string[]> {
  const { devices } = await keys.devices();
  // A driver may name a library of its: 'netca/opensc'.
  const isHardware = (driver: string) => drivers.get(driver.split('/')[0] ?? driver)?.data.software !== true;
  return devices.filter(({ driver }) => isHardware(driver)).map(({ token }) => token.serial);
}
