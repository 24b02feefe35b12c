import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export type RefusalCode = 'name-missing' | 'name-unfit' | 'folder-exists' | 'driver-exists';

/** Why no plugin was made. The message says what to do. */
export class NewPluginRefused extends Error {
  readonly code: RefusalCode;

  constructor(code: RefusalCode, message: string) {
    super(message);
    this.code = code;
  }
}

const TEMPLATE = fileURLToPath(new URL('token-driver-template', import.meta.url));
/** What the template calls the vendor. */
const PLACEHOLDERS = { id: 'demo-vendor', title: 'Demo Vendor' };
const NAME = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/;
const LONGEST_NAME = 30;

/**
 * Makes the plugin `plugins/token-NAME` with a key driver that works: it serves a key in memory until the vendor's library
 * is put in its place. Gives the folder, which appears whole or not at all. Throws `NewPluginRefused`.
 */
export function newTokenDriver(root: string, name: string | undefined): string {
  if (!name) throw new NewPluginRefused('name-missing', 'Say what the vendor is called: pnpm new token-driver acme');
  if (!NAME.test(name) || name.length > LONGEST_NAME) {
    const shape = `lower-case letters, digits and single hyphens, a letter first, at most ${LONGEST_NAME} characters`;
    throw new NewPluginRefused('name-unfit', `"${name}" cannot be the name of a driver. It takes ${shape}.`);
  }
  const folder = join(root, 'plugins', `token-${name}`);
  if (existsSync(folder)) {
    throw new NewPluginRefused('folder-exists', `${folder} exists already. Choose another name, or remove it first.`);
  }
  const owner = ownerOfDriver(root, name);
  if (owner) {
    throw new NewPluginRefused(
      'driver-exists',
      `plugins/${owner} has a driver "${name}" already. Choose another name.`,
    );
  }

  mkdirSync(join(root, '.cache'), { recursive: true });
  const draft = mkdtempSync(join(root, '.cache', 'new-'));
  const plugin = join(draft, 'plugin');
  try {
    cpSync(TEMPLATE, plugin, { recursive: true });
    const sources = readdirSync(join(plugin, 'src')).map((file) => join('src', file));
    for (const path of ['package.json', ...sources]) fillIn(join(plugin, path), name);
    renameSync(plugin, folder);
  } finally {
    rmSync(draft, { recursive: true, force: true });
  }
  return folder;
}

function fillIn(path: string, name: string): void {
  const title = name
    .split('-')
    .map((word) => word[0]?.toUpperCase() + word.slice(1))
    .join(' ');
  const text = readFileSync(path, 'utf8');
  writeFileSync(path, text.replaceAll(PLACEHOLDERS.id, name).replaceAll(PLACEHOLDERS.title, title));
}

/** Folder of the plugin that has a driver of this id. */
function ownerOfDriver(root: string, id: string): string | undefined {
  return readdirSync(join(root, 'plugins')).find((folder) => {
    const manifest = join(root, 'plugins', folder, 'package.json');
    if (!existsSync(manifest)) return false;
    const { sealwright } = JSON.parse(readFileSync(manifest, 'utf8'));
    const drivers: readonly { readonly id: string }[] = sealwright?.contributes?.tokenDrivers ?? [];
    return drivers.some((driver) => driver.id === id);
  });
}
