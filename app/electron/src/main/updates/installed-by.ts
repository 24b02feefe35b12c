import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import type { PackageKind } from '@sealwright/core/api';

/** Milliseconds that the system's package manager may take. */
const PATIENCE = 10_000;

/** How a copy of the program lies on this computer. */
export interface ProgramCopy {
  readonly platform: NodeJS.Platform;
  /** Whether it was built to be installed, and is not run from its source. */
  readonly isPackaged: boolean;
  readonly name: string;
  /** Absolute path of the program. */
  readonly executable: string;
  /** What an AppImage's runtime says, to the program and to whatever that starts: its file, and where that is mounted. */
  readonly environment: { readonly APPIMAGE?: string | undefined; readonly APPDIR?: string | undefined };
}

/** The AppImage that this copy runs from; the variables alone may be those of another program, which has started this one. */
export function appImageOf({ environment: { APPIMAGE, APPDIR }, executable }: ProgramCopy): string | undefined {
  return APPIMAGE && APPDIR && executable.startsWith(join(APPDIR, '/')) && existsSync(APPIMAGE) ? APPIMAGE : undefined;
}

/** By what this copy was installed, and so what can take its place; none for a folder that was merely unpacked. */
export async function installedBy(copy: ProgramCopy): Promise<readonly PackageKind[]> {
  const { platform, isPackaged, name, executable } = copy;
  if (!isPackaged) return [];
  switch (platform) {
    case 'win32':
      return existsSync(join(dirname(executable), `Uninstall ${name}.exe`)) ? ['nsis'] : [];
    case 'darwin':
      return ['dmg'];
    case 'linux':
      if (appImageOf(copy) !== undefined) return ['appimage'];
      return (await isOfDebianPackage(executable)) ? ['deb'] : [];
    default:
      return [];
  }
}

async function isOfDebianPackage(path: string): Promise<boolean> {
  return promisify(execFile)('dpkg-query', ['--search', path], { timeout: PATIENCE }).then(
    () => true,
    () => false,
  );
}
