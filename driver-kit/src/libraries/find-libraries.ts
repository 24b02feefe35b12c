import { createHash } from 'node:crypto';
import { existsSync, readdirSync, realpathSync } from 'node:fs';
import { basename, join, posix, win32 } from 'node:path';
import type { Localized } from '@sealwright/core/api';
import { type LibraryKind, placesOf, type Vendor } from './catalogue.ts';
import { diagnoseLibrary, type LibraryDiagnosis } from './diagnose-library.ts';
import { registeredModules } from './p11-kit-modules.ts';
import { libraryFolders, type System } from './system-places.ts';
import { registeredPath, registeredSkfLibraries, withVariables } from './windows-registry.ts';

/** A vendor's library that may be used. */
export interface FoundLibrary extends LibraryDiagnosis {
  /** From the file's name, so that it stays the same wherever the file is found. */
  readonly id: string;
  readonly title: Localized;
  readonly path: string;
  readonly vendor?: Vendor;
  readonly origin: 'settings' | 'catalogue' | 'system';
}

export interface LibrarySearch {
  readonly kind: LibraryKind;
  /** Files that the user has chosen. */
  readonly chosen: readonly string[];
  readonly vendors: readonly Vendor[];
  readonly system: System;
}

type Candidate = Pick<FoundLibrary, 'path' | 'vendor' | 'origin'>;

/**
 * The libraries of one kind that the user has chosen, those of the catalogue's vendors that are installed, and those that
 * the system registers, in this order and each once. Of a vendor's several files the first one that can be loaded is
 * taken: a chosen one that cannot, such as a 32-bit one, hides no other.
 */
export async function findLibraries({
  kind,
  chosen,
  vendors,
  system,
}: LibrarySearch): Promise<readonly FoundLibrary[]> {
  const found = new Map<string, FoundLibrary>();
  const served = new Set<string>();
  const add = async ({ path, vendor, origin }: Candidate) => {
    const real = realPath(path);
    if (found.has(real)) return;
    const diagnosis = await diagnoseLibrary(path, system);
    const title = vendor?.title ?? { 'zh-CN': basename(path), en: basename(path) };
    const id = newId(path, [...found.values()]);
    found.set(real, { id, title, path, origin, ...diagnosis, ...(vendor && { vendor }) });
    if (vendor && !diagnosis.problem) served.add(vendor.id);
  };
  const vendorOf = (path: string) => vendorOfFile(path, vendors, kind, system);

  for (const path of chosen) await add({ path, origin: 'settings', ...vendorOf(path) });
  for (const vendor of vendors) {
    if (vendor.onRequest || served.has(vendor.id)) continue;
    const best = await firstLoadable(await filesOf(vendor, kind, system), system);
    if (best !== undefined) await add({ path: best, vendor, origin: 'catalogue' });
  }
  for (const path of kind === 'pkcs11' ? registeredModules(system) : await registeredSkfLibraries(system)) {
    const { vendor } = vendorOf(path);
    if (!existsSync(path) || vendor?.onRequest || (vendor && served.has(vendor.id))) continue;
    await add({ path, origin: 'system', ...(vendor && { vendor }) });
  }
  return [...found.values()];
}

/** Files of a vendor that are there: what its installer has registered, then those at their places, the preferred first. */
async function filesOf(vendor: Vendor, kind: LibraryKind, system: System): Promise<readonly string[]> {
  const entries = (vendor.registry ?? []).filter((entry) => (entry.kind ?? 'pkcs11') === kind);
  const registered = await Promise.all(entries.map((entry) => registeredPath(entry, system)));
  return [...registered.flat().filter((path) => existsSync(path)), ...filesAtPlaces(vendor, kind, system)];
}

function filesAtPlaces(vendor: Vendor, kind: LibraryKind, system: System): readonly string[] {
  return placesOf(vendor, kind, system).flatMap(({ files, folders = libraryFolders(system) }) =>
    files.flatMap((pattern) =>
      folders.flatMap((folder) => {
        const place = system.platform === 'win32' ? withVariables(folder, system.env) : join(system.root, folder);
        return namesIn(place)
          .filter((name) => fits(name, pattern, system))
          .sort()
          .map((name) => join(place, name));
      }),
    ),
  );
}

async function firstLoadable(paths: readonly string[], system: System): Promise<string | undefined> {
  for (const path of paths) if (!(await diagnoseLibrary(path, system)).problem) return path;
  return paths[0];
}

/** The vendor whose library a file is, by its name. */
function vendorOfFile(
  path: string,
  vendors: readonly Vendor[],
  kind: LibraryKind,
  system: System,
): { readonly vendor?: Vendor } {
  const name = (system.platform === 'win32' ? win32 : posix).basename(path);
  const vendor = vendors.find((each) =>
    placesOf(each, kind, system).some(({ files }) => files.some((pattern) => fits(name, pattern, system))),
  );
  return vendor ? { vendor } : {};
}

function fits(name: string, pattern: string, { platform }: System): boolean {
  const source = pattern
    .split('*')
    .map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
    .join('.*');
  return new RegExp(`^${source}$`, platform === 'linux' ? '' : 'i').test(name);
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
