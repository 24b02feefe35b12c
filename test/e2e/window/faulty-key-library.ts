/** A PKCS#11 library with faults, in the catalogue of a profile: what the window's tests of keys plug in. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';

export interface CataloguedLibrary {
  readonly path: string;
  /** Of the vendor: devices are named by it and their serial number. */
  readonly title: string;
  /** What the library calls SM2 by. */
  readonly sm2?: { readonly signMechanism: number };
}

/** Has the program find these libraries and no others. */
export function catalogueLibraries(profile: string, libraries: readonly CataloguedLibrary[]): void {
  const folder = join(profile, 'plugins/token-netca');
  mkdirSync(folder, { recursive: true });
  const vendors = libraries.map(({ path, title, sm2 }, index) => ({
    id: `test-${index}`,
    title: { 'zh-CN': title, en: title },
    ...(sm2 && { sm2 }),
    libraries: { linux: [{ files: [basename(path)], folders: [dirname(path)] }] },
  }));
  writeFileSync(join(folder, 'catalogue.json'), JSON.stringify({ version: 1, vendors }));
}

/** Lines of a plan by which every call of a function goes wrong: a process counts its calls, however many there were. */
export function always(fault: string, call: string): string[] {
  const [kind, value = ''] = fault.split(' ');
  return Array.from({ length: 40 }, (_, index) => `fault ${kind} ${call} ${index + 1} ${value}`);
}
