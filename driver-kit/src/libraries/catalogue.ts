/**
 * The catalogue of key vendors: where their libraries lie and what is special about them. `catalogue.json` is the
 * built-in one; a file of the same form and name in the folder that a plugin has in the profile adds vendors and replaces
 * those of the same id. docs/add-a-key.md explains it to those who write an entry.
 */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { defineError, type SealwrightError } from '@sealwright/core/api';
import { type Static, Type } from 'typebox';
import { Check, Errors } from 'typebox/schema';
import builtIn from './catalogue.json' with { type: 'json' };
import { type DeviceNeeds, SkfQuirks, UsbId, VendorSm2 } from './library-options.ts';
import type { System } from './system-places.ts';

const slug = Type.String({ pattern: '^[a-z0-9][a-z0-9._-]*$', maxLength: 60 });
const words = Type.String({ minLength: 1, maxLength: 200 });

/** What a library is called through: PKCS#11, or GM/T 0016 (SKF). */
export const LibraryKind = Type.Enum(['pkcs11', 'skf']);
export type LibraryKind = Static<typeof LibraryKind>;
export const KIND_NAMES: Readonly<Record<LibraryKind, string>> = { pkcs11: 'PKCS#11', skf: 'SKF' };

const LibraryPlaces = Type.Object({
  /** Default `pkcs11`. */
  kind: Type.Optional(LibraryKind),
  /** File names; `*` stands for any text. Those that stand first are preferred. */
  files: Type.Array(words, { minItems: 1 }),
  /** Absolute, with `%NAME%` for an environment variable; without, where the system keeps its libraries. */
  folders: Type.Optional(Type.Array(words)),
});
export type LibraryPlaces = Static<typeof LibraryPlaces>;

export const Vendor = Type.Object({
  id: slug,
  title: Type.Object({ 'zh-CN': words, en: words }),
  /** Taken from what vendors and others have published; nobody has tried it with a real key yet. */
  unverified: Type.Optional(Type.Boolean()),
  /** For those who read the catalogue. */
  note: Type.Optional(Type.String()),
  /** Ids of the vendors that make what this one sells under its own name. */
  makers: Type.Optional(Type.Array(slug)),
  usb: Type.Optional(Type.Array(UsbId)),
  /** By the name that Node has for the system. */
  libraries: Type.Optional(
    Type.Object({
      linux: Type.Optional(Type.Array(LibraryPlaces)),
      win32: Type.Optional(Type.Array(LibraryPlaces)),
      darwin: Type.Optional(Type.Array(LibraryPlaces)),
    }),
  ),
  /** Values of the registry of Windows that hold the path of the library; `key` begins with HKLM or HKCU. */
  registry: Type.Optional(Type.Array(Type.Object({ kind: Type.Optional(LibraryKind), key: words, value: words }))),
  /** The library reaches its key through the smart card service (PC/SC). */
  readerService: Type.Optional(Type.Boolean()),
  /** The library opens the USB device itself, which on Linux a udev rule has to allow. */
  deviceAccess: Type.Optional(Type.Boolean()),
  /** Used only where the user has chosen the file in the settings. */
  onRequest: Type.Optional(Type.Boolean()),
  /** Keys want the PIN for every signature (CKA_ALWAYS_AUTHENTICATE): said before the PIN is asked for. */
  pinPerSignature: Type.Optional(Type.Boolean()),
  /** Of the PKCS#11 library. */
  sm2: Type.Optional(VendorSm2),
  /** Of the SKF library. */
  skf: Type.Optional(SkfQuirks),
});
export type Vendor = Static<typeof Vendor>;

export const Catalogue = Type.Object({ version: Type.Literal(1), vendors: Type.Array(Vendor) });
export type Catalogue = Static<typeof Catalogue>;

export const CatalogueInvalid = defineError<{ path: string; problem: string }>('key-library.catalogue-invalid', {
  'zh-CN': '密钥目录文件 {path} 的内容有误（{problem}），已忽略该文件。',
  en: 'The key catalogue {path} is not valid ({problem}) and is ignored.',
});

/** Name of the user's own catalogue in a plugin's folder. */
export const USER_CATALOGUE = 'catalogue.json';

export const builtInCatalogue = builtIn as Catalogue;

/** The vendors of both catalogues, the user's first. A user's catalogue that cannot be read is left out and named. */
export async function readVendors(
  folder: string,
): Promise<{ readonly vendors: readonly Vendor[]; readonly problem?: SealwrightError }> {
  try {
    const own = await readUserCatalogue(join(folder, USER_CATALOGUE));
    const ids = new Set(own.map(({ id }) => id));
    return { vendors: [...own, ...builtInCatalogue.vendors.filter(({ id }) => !ids.has(id))] };
  } catch (problem) {
    if (!CatalogueInvalid.is(problem)) throw problem;
    return { vendors: builtInCatalogue.vendors, problem };
  }
}

/** Where a vendor's libraries of one kind lie on a system. */
export function placesOf({ libraries }: Vendor, kind: LibraryKind, { platform }: System): readonly LibraryPlaces[] {
  const places = libraries?.[platform as keyof typeof libraries] ?? [];
  return places.filter((place) => (place.kind ?? 'pkcs11') === kind);
}

/** Undefined for a vendor of whose needs nothing is known. */
export function needsOf({ readerService, deviceAccess, usb }: Vendor): DeviceNeeds | undefined {
  const needs = {
    ...(readerService && { readerService }),
    ...(deviceAccess && { deviceAccess }),
    ...(usb && { usb }),
  };
  return Object.keys(needs).length > 0 ? needs : undefined;
}

async function readUserCatalogue(path: string): Promise<readonly Vendor[]> {
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (fault) {
    if ((fault as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw CatalogueInvalid({ path, problem: (fault as NodeJS.ErrnoException).code ?? '?' }, { cause: fault });
  }
  let value: unknown;
  try {
    value = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (fault) {
    throw CatalogueInvalid({ path, problem: 'JSON' }, { cause: fault });
  }
  if (Check(Catalogue, value)) return (value as Catalogue).vendors;
  const [, [misfit]] = Errors(Catalogue, value);
  throw CatalogueInvalid({ path, problem: misfit ? `${misfit.instancePath} ${misfit.message}` : '?' });
}
