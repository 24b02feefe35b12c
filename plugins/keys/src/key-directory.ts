import {
  type DriverProcesses,
  type Key,
  type KeyInfo,
  type Keys,
  type TokenInfo,
  TokenRemoved,
} from '@sealwright/core/api';
import { summariseCertificate } from './certificate-summary.ts';
import type { DriverList } from './driver-list.ts';

type Listing = Awaited<ReturnType<Keys['list']>>;

/** The keys of all drivers. A driver, token or certificate that cannot be read takes no other key along. */
export class KeyDirectory {
  private readonly drivers: DriverList;
  private readonly processes: DriverProcesses;

  constructor(drivers: DriverList, processes: DriverProcesses) {
    this.drivers = drivers;
    this.processes = processes;
  }

  async list(): Promise<Listing> {
    const { ids, faults } = await this.drivers.list();
    const listings = await Promise.all(ids.map((id) => this.listDriver(id)));
    return {
      keys: listings.flatMap(({ keys }) => keys),
      faults: [...faults, ...listings.flatMap((listing) => listing.faults)],
    };
  }

  private async listDriver(driver: string): Promise<Listing> {
    const keys: Key[] = [];
    const faults: { driver: string; error: unknown }[] = [];
    const contained = async (read: () => Promise<void>) => {
      try {
        await read();
      } catch (error) {
        // Pulled out while we looked: not there, but nothing wrong.
        if (!TokenRemoved.is(error)) faults.push({ driver, error });
      }
    };
    await contained(async () => {
      const process = await this.processes.get(driver);
      for (const token of await process.tokens()) {
        await contained(async () => {
          for (const info of await process.keys(token.id)) {
            await contained(async () => void keys.push(keyOf(driver, token, info)));
          }
        });
      }
    });
    return { keys, faults };
  }
}

function keyOf(driver: string, token: TokenInfo, info: KeyInfo): Key {
  const certificate = summariseCertificate(info.chain[0] ?? new Uint8Array());
  return { ...info, driver, token, certificate, ref: `${driver}:${token.id}:${info.id}` };
}
