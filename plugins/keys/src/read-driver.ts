import {
  type DriverProcesses,
  type HostDriver,
  type Key,
  type KeyDevice,
  type KeyInfo,
  type PinStatus,
  SealwrightError,
  type TokenInfo,
  TokenRemoved,
} from '@sealwright/core/api';
import { summariseCertificate } from './certificate-summary.ts';

/** What a driver shows at one time. */
export interface DriverReading {
  readonly devices: readonly UnnamedDevice[];
  readonly errors: readonly unknown[];
}

export type UnnamedDevice = Omit<KeyDevice, 'name'>;

/** As many faults as switch a driver off. */
const MOST_CRASHES = 3;

/**
 * Reads what a driver shows. A token or certificate that cannot be read takes nothing else along. One that crashes is
 * started and read again, for reading changes nothing, until it is switched off. Never rejects.
 */
export async function readDriver(processes: DriverProcesses, driver: string): Promise<DriverReading> {
  let reading = await readOnce(processes, driver);
  for (let crashes = 1; crashes <= MOST_CRASHES && reading.errors.some(isCrash); crashes += 1) {
    reading = await readOnce(processes, driver);
  }
  return reading;
}

const isCrash = (error: unknown) => error instanceof SealwrightError && error.code === 'driver.crashed';

async function readOnce(processes: DriverProcesses, driver: string): Promise<DriverReading> {
  const devices: UnnamedDevice[] = [];
  const errors: unknown[] = [];
  try {
    const process = await processes.get(driver);
    for (const token of await process.tokens()) {
      try {
        const pin = await pinOf(process, token);
        const keys = await readKeys(process, driver, token, errors);
        devices.push({ ref: `${driver}:${token.id}`, driver, token, keys, ...(pin && { pin }) });
      } catch (error) {
        // Pulled out while we looked: not there, but nothing wrong.
        if (!TokenRemoved.is(error)) throw error;
      }
    }
  } catch (error) {
    errors.push(error);
  }
  return { devices, errors };
}

async function pinOf(process: HostDriver, token: TokenInfo): Promise<PinStatus | undefined> {
  try {
    return await process.pinStatus(token.id);
  } catch (error) {
    if (TokenRemoved.is(error)) throw error;
    return undefined;
  }
}

/** Throws `token.removed` only. */
async function readKeys(process: HostDriver, driver: string, token: TokenInfo, errors: unknown[]): Promise<Key[]> {
  const keys: Key[] = [];
  try {
    for (const info of await process.keys(token.id)) {
      try {
        keys.push(keyOf(driver, token, info));
      } catch (error) {
        errors.push(error);
      }
    }
  } catch (error) {
    if (TokenRemoved.is(error)) throw error;
    errors.push(error);
  }
  return keys;
}

function keyOf(driver: string, token: TokenInfo, info: KeyInfo): Key {
  const certificate = summariseCertificate(info.chain[0] ?? new Uint8Array());
  return { ...info, driver, token, certificate, ref: `${driver}:${token.id}:${info.id}` };
}
