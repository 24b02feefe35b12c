import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { root } from './bundle/root.ts';

/** Longest time that fetching Electron may take, in milliseconds. */
const FETCH_DEADLINE = 300_000;

const PROGRAM: Partial<Record<NodeJS.Platform, string>> = {
  win32: 'electron.exe',
  darwin: 'Electron.app/Contents/MacOS/Electron',
};

export type ElectronBinary =
  | { readonly path: string; readonly origin: string }
  | { readonly path: undefined; readonly reason: string };

/**
 * Where Electron's program is: in the folder that `ELECTRON_OVERRIDE_DIST_PATH` names, or in the npm package, which
 * fetches it first where it is not there yet. The reason says why there is none.
 */
export function electronBinary(): ElectronBinary {
  const folder = process.env.ELECTRON_OVERRIDE_DIST_PATH;
  if (folder) {
    const path = join(folder, PROGRAM[process.platform] ?? 'electron');
    return existsSync(path)
      ? { path, origin: 'ELECTRON_OVERRIDE_DIST_PATH' }
      : { path: undefined, reason: `ELECTRON_OVERRIDE_DIST_PATH holds no ${path}` };
  }
  const home = dirname(createRequire(join(root, 'app/electron/package.json')).resolve('electron/package.json'));
  const installed = () => {
    const path = existsSync(join(home, 'path.txt'))
      ? join(home, 'dist', readFileSync(join(home, 'path.txt'), 'utf8'))
      : undefined;
    return path && existsSync(path) ? path : undefined;
  };
  if (!installed()) {
    const { stderr, error } = spawnSync(process.execPath, [join(home, 'install.js')], {
      encoding: 'utf8',
      stdio: ['ignore', 'ignore', 'pipe'],
      timeout: FETCH_DEADLINE,
    });
    const reason = error?.message ?? stderr.split('\n').find((line) => line.trim() !== '') ?? 'no reason given';
    if (!installed()) return { path: undefined, reason: `Electron could not be fetched (${reason.trim()})` };
  }
  return { path: installed() as string, origin: 'the npm package' };
}
