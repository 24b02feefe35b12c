/** What vendors' installers write into the registry of Windows. */
import { join, win32 } from 'node:path';
import { libraryFolders, type System } from './system-places.ts';

/** Where the CSPs of Windows are listed; Chinese vendors add the path of their SKF library. */
const PROVIDERS = 'HKLM\\SOFTWARE\\Microsoft\\Cryptography\\Defaults\\Provider';
const SKF_PATH = 'SKFImagePath';

export interface RegistryValue {
  /** Full path of the key that holds it. */
  readonly key: string;
  readonly name: string;
  readonly text: string;
}

/** Paths of the SKF libraries that are registered beside their vendors' CSPs; none on other systems. */
export async function registeredSkfLibraries(system: System): Promise<readonly string[]> {
  const values = await textValues(PROVIDERS, system);
  return values.filter(({ name }) => name.toLowerCase() === SKF_PATH.toLowerCase()).map(({ text }) => text);
}

/** The path that one value holds, in a list of its own; none where there is no such value. */
export async function registeredPath(
  { key, value }: { readonly key: string; readonly value: string },
  system: System,
): Promise<readonly string[]> {
  const values = await textValues(key, system);
  const name = value.toLowerCase();
  return values.filter((each) => isSameKey(each.key, key) && each.name.toLowerCase() === name).map(({ text }) => text);
}

async function textValues(key: string, system: System): Promise<readonly RegistryValue[]> {
  if (!system.registry) return [];
  try {
    return readPrinted(await system.registry(key)).map((value) => ({ ...value, text: whole(value.text, system) }));
  } catch {
    // Nothing is registered, or the registry is not to be read: libraries may be found elsewhere.
    return [];
  }
}

/** Lines of keys begin at the margin; those of values are indented, in columns four spaces apart. */
function readPrinted(printed: string): readonly RegistryValue[] {
  let key = '';
  return printed.split(/\r?\n/).flatMap((line) => {
    if (/^\S/.test(line)) key = line.trim();
    const [, name, text] = /^ {4}(.+?) {4}REG_(?:EXPAND_)?SZ {4}(.+)$/.exec(line) ?? [];
    return name === undefined || text === undefined ? [] : [{ key, name, text: text.trim() }];
  });
}

/** `reg` prints the long names of the roots. */
function isSameKey(printed: string, key: string): boolean {
  const long = key.replace(/^HKLM\b/i, 'HKEY_LOCAL_MACHINE').replace(/^HKCU\b/i, 'HKEY_CURRENT_USER');
  return printed.toLowerCase() === long.toLowerCase();
}

/** A name without a folder is that of a file among the libraries of the system, and never one in the folder of the day. */
function whole(text: string, system: System): string {
  const path = withVariables(text, system.env);
  return win32.isAbsolute(path) ? path : join(libraryFolders(system)[0]!, win32.basename(path));
}

/** `%ProgramFiles%` and the like, as `env` has them. */
export function withVariables(path: string, env: System['env']): string {
  return path.replace(/%([^%]+)%/g, (whole, name: string) => env[name] ?? whole);
}
