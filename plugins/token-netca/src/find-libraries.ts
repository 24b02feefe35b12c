import { createHash } from 'node:crypto';
import { existsSync, readdirSync, realpathSync } from 'node:fs';
import { basename, join, posix, win32 } from 'node:path';
import type { Localized } from '@sealwright/core/api';
import type { LibraryPlaces, Vendor } from './catalogue.ts';
import { diagnoseLibrary } from './diagnose-library.ts';
import { registeredModules } from './registered-modules.ts';
import { libraryFolders, type System } from './system-places.ts';

/** A PKCS#11 library that may be used. */
export interface FoundLibrary {
  /** From the file's name, so that it stays the same wherever the file is found. */
  readonly id: string;
  readonly title: Localized;
  readonly path: string;
  readonly vendor?: Vendor;
  readonly origin: 'settings' | 'catalogue' | 'system';
  /** Why it cannot be loaded, where the file tells. */
  readonly problem?: unknown;
}

type Candidate = Pick<FoundLibrary, 'path' | 'vendor' | 'origin'>;

/**
 * The libraries that the user has chosen, those of the catalogue's vendors that are installed, and those that the system
 * registers, in this order and each once. Of a vendor's several files the first one that can be loaded is taken.
 */
export async function findLibraries(
  chosen: readonly string[],
  vendors: readonly Vendor[],
  system: System,
): Promise<readonly FoundLibrary[]> {
  const found = new Map<string, FoundLibrary>();
  const served = new Set<string>();
  const add = async ({ path, vendor, origin }: Candidate) => {
    const real = realPath(path);
    if (found.has(real)) return;
    const problem = await diagnoseLibrary(path, system);
    const title = vendor?.title ?? { 'zh-CN': basename(path), en: basename(path) };
    const id = newId(path, [...found.values()]);
    found.set(real, { id, title, path, origin, ...(vendor && { vendor }), ...(problem && { problem }) });
    if (vendor) served.add(vendor.id);
  };

  for (const path of chosen) await add({ path, origin: 'settings', ...vendorOf(path, vendors, system) });
  for (const vendor of vendors) {
    if (vendor.onRequest || served.has(vendor.id)) continue;
    const candidates = installedFiles(vendor, system);
    const best = await firstLoadable(candidates, system);
    if (best !== undefined) await add({ path: best, vendor, origin: 'catalogue' });
  }
  for (const path of registeredModules(system)) {
    const { vendor } = vendorOf(path, vendors, system);
    if (!existsSync(path) || vendor?.onRequest || (vendor && served.has(vendor.id))) continue;
    await add({ path, origin: 'system', ...(vendor && { vendor }) });
  }
  return [...found.values()];
}

/** Files of a vendor that are there, the preferred first. */
function installedFiles(vendor: Vendor, system: System): readonly string[] {
  return placesOf(vendor, system).flatMap(({ files, folders = libraryFolders(system) }) =>
    files.flatMap((pattern) =>
      folders.flatMap((folder) => {
        const place = system.platform === 'win32' ? expanded(folder, system) : join(system.root, folder);
        return namesIn(place)
          .filter((name) => fits(name, pattern, system))
          .sort()
          .map((name) => join(place, name));
      }),
    ),
  );
}

async function firstLoadable(paths: readonly string[], system: System): Promise<string | undefined> {
  for (const path of paths) if (!(await diagnoseLibrary(path, system))) return path;
  return paths[0];
}

/** The vendor whose library a file is, by its name. */
function vendorOf(path: string, vendors: readonly Vendor[], system: System): { readonly vendor?: Vendor } {
  const name = (system.platform === 'win32' ? win32 : posix).basename(path);
  const vendor = vendors.find((each) =>
    placesOf(each, system).some(({ files }) => files.some((pattern) => fits(name, pattern, system))),
  );
  return vendor ? { vendor } : {};
}

function placesOf({ libraries }: Vendor, { platform }: System): readonly LibraryPlaces[] {
  return libraries?.[platform as keyof typeof libraries] ?? [];
}

function fits(name: string, pattern: string, { platform }: System): boolean {
  const source = pattern
    .split('*')
    .map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
    .join('.*');
  return new RegExp(`^${source}$`, platform === 'linux' ? '' : 'i').test(name);
}

function expanded(folder: string, { env }: System): string {
  return folder.replace(/%([^%]+)%/g, (whole, name: string) => env[name] ?? whole);
}

/** The file's name without endings; a digest of the path behind it where two files share one. */
function newId(path: string, others: readonly FoundLibrary[]): string {
  const stem = basename(path)
    .toLowerCase()
    .replace(/\.(?:so|dll|dylib)(?:\.[\d.]+)?$/, '')
    .replace(/[^a-z0-9._-]/g, '-')
    .replace(/^[^a-z0-9]+/, '')
    .slice(0, 50);
  const id = stem === '' ? 'library' : stem;
  if (!others.some((other) => other.id === id)) return id;
  return `${id}-${createHash('sha256').update(path).digest('hex').slice(0, 6)}`;
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

function realPath(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    return path;
  }
}
