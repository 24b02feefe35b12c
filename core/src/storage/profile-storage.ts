/**
 * Storage of one profile folder: each store is one JSON file, `<profile>/plugins/<plugin>/<store>.json`.
 *
 * Files and not SQLite, because the same code has to run under Electron's Node 18 and Node 24 without a native build,
 * because several processes work on one profile at once (the command line beside the desktop app), and because what is
 * stored are small documents that are replaced whole and that support staff can read.
 */
import { chmod, mkdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { PluginStorage } from '../api/services/storage.ts';
import { JsonStore } from './json-store.ts';
import { StorageBadName, StorageFailed } from './storage-errors.ts';

export interface ProfileStorage {
  /** `storage.bad-name` when the id cannot be a folder name on every system. */
  forPlugin(id: string): PluginStorage;
}

/** `profile` is the path of the profile folder; it is made on first use. */
export function createProfileStorage(profile: string): ProfileStorage {
  const root = resolve(profile, 'plugins');
  return {
    forPlugin: (id) => folderStorage(id, join(root, fileName(id))),
  };
}

/** The storage of one plugin in a folder, given by its absolute path and made on first use. */
export function folderStorage(plugin: string, path: string): PluginStorage {
  let made: Promise<string> | undefined;
  const folder = () => {
    made ??= makePrivateFolder(path, plugin).catch((fault) => {
      made = undefined;
      throw fault;
    });
    return made;
  };
  return {
    folder,
    store: (name, definition) =>
      new JsonStore({ title: `${plugin}/${name}`, folder, file: `${fileName(name)}.json`, definition }),
  };
}

const ALLOWED = /^[a-z0-9]+(?:[-.][a-z0-9]+)*$/;
/** Windows opens a device when a file is called so, with any extension. */
const DEVICE_NAME = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/;

function fileName(name: string): string {
  if (name.length > 100 || !ALLOWED.test(name) || DEVICE_NAME.test(name)) throw StorageBadName({ name });
  return name;
}

async function makePrivateFolder(path: string, plugin: string): Promise<string> {
  try {
    await mkdir(path, { recursive: true, mode: 0o700 });
    await chmod(path, 0o700);
    return path;
  } catch (fault) {
    const reason = (fault as NodeJS.ErrnoException).code ?? 'unknown';
    throw StorageFailed({ store: plugin, reason }, { cause: fault });
  }
}
