import { accessSync, constants, existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { UsbId } from './library-options.ts';
import type { System } from './system-places.ts';

const USB_DEVICES = 'sys/bus/usb/devices';

export interface UsbDevice extends Required<UsbId> {
  /** Says of itself that it is a smart card reader (USB class 0x0B). */
  readonly isReader: boolean;
  /** Whether this user may open it. */
  readonly isAccessible: boolean;
}

/** Whether what is plugged in can be looked at here. */
export function canListUsb({ platform, root }: System): boolean {
  return platform === 'linux' && existsSync(join(root, USB_DEVICES));
}

/** The USB devices that are plugged in, by what Linux tells of them; none elsewhere. */
export function usbDevices({ platform, root }: System): readonly UsbDevice[] {
  if (platform !== 'linux') return [];
  const devices = join(root, USB_DEVICES);
  const names = namesIn(devices);
  return names
    .filter((name) => !name.includes(':'))
    .flatMap((name) => {
      const read = (file: string) => textOf(join(devices, name, file));
      const [vendor, product, bus, number] = ['idVendor', 'idProduct', 'busnum', 'devnum'].map(read);
      if (!vendor || !product || !bus || !number) return [];
      const interfaces = names.filter((each) => each.startsWith(`${name}:`));
      const isReader = interfaces.some((each) => textOf(join(devices, each, 'bInterfaceClass')) === '0b');
      const node = join(root, 'dev/bus/usb', bus.padStart(3, '0'), number.padStart(3, '0'));
      return [{ vendor, product, isReader, isAccessible: isAccessible(node) }];
    });
}

export function isOneOf({ vendor, product }: UsbDevice, ids: readonly UsbId[]): boolean {
  return ids.some((id) => id.vendor === vendor && (id.product === undefined || id.product === product));
}

function isAccessible(node: string): boolean {
  try {
    accessSync(node, constants.R_OK | constants.W_OK);
    return true;
  } catch {
    return false;
  }
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

function textOf(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8').trim();
  } catch {
    return undefined;
  }
}
