import type { DeviceListing, Keys } from './services/keys.ts';

/** Milliseconds: the first answer of a driver whose process has to start may take several seconds. */
const PATIENCE = 15_000;

/**
 * What is plugged in, asked anew, with the devices of slow drivers: `Keys.devices` waits for about two seconds, this for
 * all that answer within `patience` milliseconds. For checks and commands, which have one chance to tell.
 */
export async function answeredDevices(
  keys: Pick<Keys, 'devices' | 'list'>,
  patience = PATIENCE,
): Promise<DeviceListing> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, patience);
  });
  await Promise.race([keys.list(), late]);
  clearTimeout(timer);
  return keys.devices();
}
