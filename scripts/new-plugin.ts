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

export type RefusalCode = 'name-missing' | 'name-unfit' | 'folder-exists' | 'id-taken';

/** Why no plugin was made. The message says what to do. */
export class NewPluginRefused extends Error {
  readonly code: RefusalCode;

  constructor(code: RefusalCode, message: string) {
    super(message);
    this.code = code;
  }
}

/** What `pnpm new` can make. */
export interface PluginKind {
  /** Name of the template's folder, beside this file. */
  readonly template: string;
  /** What the template calls itself; replaced wherever it stands. */
  readonly placeholders: { readonly id: string; readonly title: string };
  /** The plugin is `plugins/<prefix>-<name>`. */
  readonly prefix: string;
  /** Point that the plugin contributes to under its name. */
  readonly point: string;
  /** How messages call a contribution, and a command that makes one. */
  readonly noun: string;
  readonly example: string;
}

const NAME = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/;
const LONGEST_NAME = 30;

/** Makes a plugin that works. Gives its folder, which appears whole or not at all. Throws `NewPluginRefused`. */
export function newPlugin(root: string, kind: PluginKind, name: string | undefined): string {
  if (!name) throw new NewPluginRefused('name-missing', `Say what the ${kind.noun} is called: ${kind.example}`);
  if (!NAME.test(name) || name.length > LONGEST_NAME) {
    const shape = `lower-case letters, digits and single hyphens, a letter first, at most ${LONGEST_NAME} characters`;
    throw new NewPluginRefused('name-unfit', `"${name}" cannot be the name of a ${kind.noun}. It takes ${shape}.`);
  }
  const folder = join(root, 'plugins', `${kind.prefix}-${name}`);
  if (existsSync(folder)) {
    throw new NewPluginRefused('folder-exists', `${folder} exists already. Choose another name, or remove it first.`);
  }
  const owner = ownerOf(root, kind.point, name);
  if (owner) {
    const message = `plugins/${owner} has a ${kind.noun} "${name}" already. Choose another name.`;
    throw new NewPluginRefused('id-taken', message);
  }

  mkdirSync(join(root, '.cache'), { recursive: true });
  const draft = mkdtempSync(join(root, '.cache', 'new-'));
  const plugin = join(draft, 'plugin');
  try {
    cpSync(fileURLToPath(new URL(kind.template, import.meta.url)), plugin, { recursive: true });
    const sources = readdirSync(join(plugin, 'src')).map((file) => join('src', file));
    for (const path of ['package.json', ...sources]) fillIn(join(plugin, path), kind, name);
    renameSync(plugin, folder);
  } finally {
    rmSync(draft, { recursive: true, force: true });
  }
  return folder;
}

function fillIn(path: string, { placeholders }: PluginKind, name: string): void {
  const title = name
    .split('-')
    .map((word) => word[0]?.toUpperCase() + word.slice(1))
    .join(' ');
  const text = readFileSync(path, 'utf8');
  writeFileSync(path, text.replaceAll(placeholders.id, name).replaceAll(placeholders.title, title));
}

/** Folder of the plugin that contributes this id to the point. */
function ownerOf(root: string, point: string, id: string): string | undefined {
  return readdirSync(join(root, 'plugins')).find((folder) => {
    const manifest = join(root, 'plugins', folder, 'package.json');
    if (!existsSync(manifest)) return false;
    const { sealwright } = JSON.parse(readFileSync(manifest, 'utf8'));
    const contributions: readonly { readonly id: string }[] = sealwright?.contributes?.[point] ?? [];
    return contributions.some((contribution) => contribution.id === id);
  });
}
