/** A computer of Linux in a folder, with what a test puts into it. */
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { System } from '../libraries/system-places.ts';
import { elfHeader } from './library-headers.ts';

export interface TestSystem {
  readonly system: System;
  /** Absolute path of a file in it. */
  at(path: string): string;
  write(path: string, content: string | Uint8Array): string;
  /** A library that would load here. */
  library(path: string): string;
  /** A USB device; `class` is that of its one interface, in hex. */
  plugIn(device: UsbFixture): void;
  end(): void;
}

export interface UsbFixture {
  readonly vendor: string;
  readonly product: string;
  readonly class?: string;
  readonly mayOpen?: boolean;
}

export function testSystem(): TestSystem {
  const root = mkdtempSync(join(tmpdir(), 'sealwright-system-'));
  const at = (path: string) => join(root, path);
  const write = (path: string, content: string | Uint8Array) => {
    mkdirSync(dirname(at(path)), { recursive: true });
    writeFileSync(at(path), content);
    return at(path);
  };
  let devices = 0;
  return {
    system: { platform: 'linux', architecture: 'x64', env: { HOME: at('home') }, root },
    at,
    write,
    library: (path) => write(path, elfHeader({ machine: 62, wide: true })),
    plugIn({ vendor, product, class: interfaceClass = '03', mayOpen = true }) {
      devices += 1;
      const place = `sys/bus/usb/devices/1-${devices}`;
      for (const [name, value] of Object.entries({
        idVendor: vendor,
        idProduct: product,
        busnum: 1,
        devnum: devices,
      })) {
        write(`${place}/${name}`, `${value}\n`);
      }
      write(`${place}:1.0/bInterfaceClass`, `${interfaceClass}\n`);
      // The superuser may open anything, so what nobody may open is not there at all.
      if (mayOpen) chmodSync(write(`dev/bus/usb/001/00${devices}`, ''), 0o600);
    },
    end: () => rmSync(root, { recursive: true }),
  };
}
