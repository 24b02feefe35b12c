import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { bundleDesktop } from './bundle-desktop.ts';
import { bundleNode } from './bundle-node.ts';
import { bundleWindows } from './bundle-windows.ts';
import { bundledPlugins } from './bundled-plugins.ts';
import { BUILD_STAMP, DIST } from './freshness.ts';

export type BuildPart = 'node' | 'desktop' | 'windows';

/**
 * Bundles every process entry into `dist/`, or another folder; all parts, or some of them. The folder appears whole, so that two commands which find an old
 * build at the same moment do not meet half of each other's.
 */
export async function buildAll(
  root: string,
  target = join(root, DIST),
  parts: readonly BuildPart[] = ['node', 'desktop', 'windows'],
): Promise<void> {
  mkdirSync(join(root, '.cache'), { recursive: true });
  const folder = mkdtempSync(join(root, '.cache', 'build-'));
  try {
    const started = new Date();
    const plugins = bundledPlugins(root);
    if (parts.includes('node')) await bundleNode(root, plugins, folder);
    if (parts.includes('desktop')) await bundleDesktop(root, plugins, join(folder, 'electron'));
    if (parts.includes('windows')) await bundleWindows(root, plugins, folder);
    writeFileSync(join(folder, BUILD_STAMP), `${JSON.stringify({ built: started.toISOString() })}\n`);
    replaceFolder(target, folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
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
