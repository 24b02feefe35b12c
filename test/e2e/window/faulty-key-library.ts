/** Libraries of the tests, in the catalogues of a profile: what the window's tests of keys plug in. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';

export interface CataloguedLibrary {
  /** Default `pkcs11`. */
  readonly kind?: 'pkcs11' | 'skf';
  readonly path: string;
  /** Of the vendor: devices are named by it and their serial number. */
  readonly title: string;
  /** What the library calls SM2 by. */
  readonly sm2?: { readonly signMechanism: number };
}

const DRIVERS = ['token-netca', 'token-skf'];

/** Has the program find these libraries, beside those that are installed. Each driver takes those of its kind. */
export function catalogueLibraries(profile: string, libraries: readonly CataloguedLibrary[]): void {
  const vendors = libraries.map(({ kind, path, title, sm2 }, index) => ({
    id: `test-${index}`,
    title: { 'zh-CN': title, en: title },
    ...(sm2 && { sm2 }),
    libraries: { linux: [{ ...(kind && { kind }), files: [basename(path)], folders: [dirname(path)] }] },
  }));
  for (const driver of DRIVERS) {
    const folder = join(profile, 'plugins', driver);
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, 'catalogue.json'), JSON.stringify({ version: 1, vendors }));
  }
}

/** Lines of a plan by which every call of a function goes wrong: a process counts its calls, however many there were. */
export function always(fault: string, call: string): string[] {
  const [kind, value = ''] = fault.split(' ');
  return Array.from({ length: 40 }, (_, index) => `fault ${kind} ${call} ${index + 1} ${value}`);
}
