import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { bundleDesktop } from './bundle-desktop.ts';
import { bundleNode } from './bundle-node.ts';
import { bundleWindows } from './bundle-windows.ts';
import { bundledPlugins } from './bundled-plugins.ts';
import { BUILD_STAMP, DIST } from './freshness.ts';

export const BUILD_PARTS = ['node', 'desktop', 'windows'] as const;
export type BuildPart = (typeof BUILD_PARTS)[number];

/** The folders of a build whose files are not those of `node`. */
const FOLDERS: Readonly<Record<string, BuildPart>> = { electron: 'desktop', window: 'windows', pin: 'windows' };

/**
 * Bundles every process entry into `dist/`, or another folder; of some parts alone, the others stay as they were built
 * last. The folder appears whole, so that two commands which find an old build at the same moment do not meet half of
 * each other's.
 */
export async function buildAll(
  root: string,
  target = join(root, DIST),
  parts: readonly BuildPart[] = BUILD_PARTS,
): Promise<void> {
  mkdirSync(join(root, '.cache'), { recursive: true });
  const folder = mkdtempSync(join(root, '.cache', 'build-'));
  try {
    const started = new Date();
    const plugins = bundledPlugins(root);
    if (parts.includes('node')) await bundleNode(root, plugins, folder);
    if (parts.includes('desktop')) await bundleDesktop(root, plugins, join(folder, 'electron'));
    if (parts.includes('windows')) await bundleWindows(root, plugins, folder);
    const isWhole = BUILD_PARTS.every((part) => parts.includes(part));
    if (isWhole) writeFileSync(join(folder, BUILD_STAMP), `${JSON.stringify({ built: started.toISOString() })}\n`);
    else keepOthers(target, folder, parts);
    replaceFolder(target, folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The stamp stays, too: a build is as old as its oldest part. */
function keepOthers(target: string, folder: string, built: readonly BuildPart[]): void {
  for (const name of existsSync(target) ? readdirSync(target) : []) {
    const isKept = name === BUILD_STAMP || !built.includes(FOLDERS[name] ?? 'node');
    if (isKept) cpSync(join(target, name), join(folder, name), { recursive: true, preserveTimestamps: true });
  }
}

/** Where another build came first, its result is as good as ours: one of them stands there in the end. */
function replaceFolder(target: string, source: string): void {
  rmSync(target, { recursive: true, force: true });
  try {
    renameSync(source, target);
  } catch (fault) {
    if (!existsSync(join(target, BUILD_STAMP))) throw fault;
  }
}
