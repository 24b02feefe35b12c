import { readdirSync, readFileSync } from 'node:fs';
import { isAbsolute, join } from 'node:path';
import { libraryFolders, type System } from './system-places.ts';

/** Where p11-kit keeps what packages have registered, and what the computer's and the user's own are (pkcs11.conf(5)). */
const REGISTRIES = ['usr/share/p11-kit/modules', 'etc/pkcs11/modules'];

/**
 * Paths of the PKCS#11 libraries that are registered with p11-kit, the registry of Linux, by what stands in its files.
 * Modules that only hold trust anchors are left out.
 */
export function registeredModules(system: System): readonly string[] {
  if (system.platform !== 'linux') return [];
  const own = system.env.HOME === undefined ? [] : [join(system.env.HOME, '.config/pkcs11/modules')];
  const folders = [...REGISTRIES.map((folder) => join(system.root, folder)), ...own];
  return folders.flatMap(moduleFiles).flatMap((text) => {
    const module = settingOf(text, 'module');
    if (module === undefined || settingOf(text, 'trust-policy') === 'yes') return [];
    if (isAbsolute(module)) return [join(system.root, module)];
    const places = libraryFolders(system).filter((folder) => folder.endsWith('/pkcs11'));
    return places.map((folder) => join(system.root, folder, module));
  });
}

function moduleFiles(folder: string): readonly string[] {
  try {
    return readdirSync(folder)
      .filter((name) => name.endsWith('.module'))
      .map((name) => readFileSync(join(folder, name), 'utf8'));
  } catch {
    return [];
  }
}

function settingOf(text: string, name: string): string | undefined {
  const line = text.split('\n').find((each) => each.startsWith(`${name}:`));
  return line?.slice(name.length + 1).trim();
}
