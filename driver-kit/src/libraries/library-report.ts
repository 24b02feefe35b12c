import type { LibraryFinding, LibraryReport, Localized, UsbKeyFinding } from '@sealwright/core/api';
import { KIND_NAMES, type LibraryKind, needsOf, placesOf, type Vendor } from './catalogue.ts';
import { diagnoseDevice } from './diagnose-device.ts';
import type { FoundLibrary } from './find-libraries.ts';
import { bitsOf } from './library-file.ts';
import type { System } from './system-places.ts';
import { canListUsb, isOneOf, type UsbDevice, usbDevices } from './usb-devices.ts';

export interface LibrarySurvey {
  readonly kind: LibraryKind;
  readonly libraries: readonly FoundLibrary[];
  readonly vendors: readonly Vendor[];
  readonly system: System;
}

/** What pages show that check the system. A key is named where a library of this kind would be the one to reach it. */
export function reportLibraries(survey: LibrarySurvey): LibraryReport {
  const { kind, libraries, vendors, system } = survey;
  return {
    libraries: libraries.map((library) => libraryFinding(library, kind)),
    usb: usbDevices(system).flatMap((device) => {
      const vendor = vendorOf(device, vendors);
      return vendor && isConcerned(vendor, kind, system) ? [usbFinding(device, vendor, survey)] : [];
    }),
    usbKnown: canListUsb(system),
  };
}

/** Processors as installers name them. */
const PROCESSORS: Readonly<Record<string, string>> = { x64: 'x86-64', ia32: 'x86' };

function libraryFinding({ title, path, file, vendor, problem }: FoundLibrary, kind: LibraryKind): LibraryFinding {
  const [first, ...others] = file?.architectures ?? [];
  const isKnown = first !== undefined && !first.startsWith('?');
  return {
    ...{ title, file: path, kind: KIND_NAMES[kind] },
    ...(isKnown && { architecture: [first, ...others].map((name) => PROCESSORS[name] ?? name).join(', ') }),
    ...(isKnown && others.length === 0 && { bits: bitsOf(first) }),
    ...(vendor?.unverified && { unverified: true }),
    ...(problem && { problem: problem.sentence }),
  };
}

/** The vendor that knows the device most exactly. */
function vendorOf(device: UsbDevice, vendors: readonly Vendor[]): Vendor | undefined {
  const knowing = vendors.filter(({ usb = [] }) => isOneOf(device, usb));
  const exactly = ({ usb = [] }: Vendor) =>
    isOneOf(
      device,
      usb.filter(({ product }) => product !== undefined),
    );
  return knowing.find(exactly) ?? knowing[0];
}

/** A vendor of whose libraries none is known here concerns everybody. */
function isConcerned(vendor: Vendor, kind: LibraryKind, system: System): boolean {
  const hasOther = placesOf(vendor, kind === 'skf' ? 'pkcs11' : 'skf', system).length > 0;
  return placesOf(vendor, kind, system).length > 0 || !hasOther;
}

function usbFinding({ vendor: number, product }: UsbDevice, vendor: Vendor, survey: LibrarySurvey): UsbKeyFinding {
  const problem = unreached(vendor, survey);
  return { title: vendor.title, vendor: number, product, ...(problem && { problem }) };
}

/** Why no library reaches a vendor's key. */
function unreached(vendor: Vendor, { libraries, system }: LibrarySurvey): Localized | undefined {
  const own = libraries.filter((library) => library.vendor?.id === vendor.id);
  if (own.some(({ problem }) => !problem)) return diagnoseDevice(needsOf(vendor) ?? {}, system)?.sentence;
  if (own[0]?.problem) return own[0].problem.sentence;
  const { title } = vendor;
  return {
    'zh-CN': `密钥已插入，但本机没有找到“${title['zh-CN']}”的程序库。请安装密钥厂商的驱动程序；如已安装，请在设置中选择其程序库文件。`,
    en: `The key is plugged in, but no library of "${title.en}" was found. Install the software of the key; if it is installed, choose its library file in the settings.`,
  };
}
