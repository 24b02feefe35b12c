import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** Everything that a build is made of, relative to the repository. */
const SOURCES = [
  'core',
  'crypto',
  'driver-kit',
  'fonts',
  'plugins',
  'app',
  'scripts/bundle',
  'package.json',
  'pnpm-lock.yaml',
];
const IGNORED = new Set(['node_modules', 'dist']);

export const DIST = 'dist';
/** The file in it that a finished build leaves last. */
export const BUILD_STAMP = 'build.json';

/** Whether any source is newer than the last build, or there is none. */
export function isStale(root: string): boolean {
  const built = modified(join(root, DIST, BUILD_STAMP));
  return built === 0 || SOURCES.some((source) => newest(join(root, source)) > built);
}

/** Latest modification in a file or folder, in milliseconds. Folders count too: a removed file changes its folder. */
function newest(path: string): number {
  let latest = modified(path);
  if (latest === 0 || !statSync(path).isDirectory()) return latest;
  for (const entry of readdirSync(path, { withFileTypes: true })) {
    if (IGNORED.has(entry.name)) continue;
    const inner = join(path, entry.name);
    latest = Math.max(latest, entry.isDirectory() ? newest(inner) : modified(inner));
  }
  return latest;
}

function modified(path: string): number {
  return statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0;
}
