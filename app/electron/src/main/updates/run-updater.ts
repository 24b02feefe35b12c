import { mkdir, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { type PackageKind, UpdateNotInstallable, type VerifiedPackage } from '@sealwright/core/api';
import { AppImageUpdater, DebUpdater, NsisUpdater } from 'electron-updater';
import { serveRelease } from './local-release.ts';

/** Kinds of packages that electron-updater installs. Squirrel.Mac, behind its one for macOS, takes signed apps only. */
const UPDATERS = { nsis: NsisUpdater, appimage: AppImageUpdater, deb: DebUpdater } as const;
export type UpdaterKind = keyof typeof UPDATERS;

export const isUpdaterKind = (kind: PackageKind): kind is UpdaterKind => kind in UPDATERS;

export interface UpdaterRun {
  readonly update: VerifiedPackage & { readonly kind: UpdaterKind };
  /** Of the package, in base64. */
  readonly sha512: string;
  /** Absolute folder for what electron-updater wants to find on disk. */
  readonly folder: string;
  readonly log: (message: string) => void;
}

/**
 * Lets electron-updater take the verified package over. Gives what installs it and starts the new version, to be called
 * when nothing of the program is needed any more; it throws `update.not-installable`, as this function does.
 */
export async function prepareUpdater({ update, sha512, folder, log }: UpdaterRun): Promise<() => void> {
  const { version, file, size, kind } = update;
  const release = await serveRelease({ version, file, name: basename(file), size, sha512 });
  try {
    const updater = new UPDATERS[kind]();
    updater.logger = { info: log, warn: log, error: log, debug: () => {} };
    updater.autoDownload = false;
    updater.autoInstallOnAppQuit = false;
    updater.disableDifferentialDownload = true;
    updater.allowPrerelease = true;
    updater.updateConfigPath = await writeConfiguration(folder, release.address);
    let fault: Error | undefined;
    updater.on('error', (error) => {
      fault = error;
    });
    const found = await updater.checkForUpdates();
    if (!found?.isUpdateAvailable) throw UpdateNotInstallable({ reason: 'not newer' });
    await updater.downloadUpdate();
    return () => {
      updater.quitAndInstall(true, true);
      if (fault) throw UpdateNotInstallable({ reason: reasonOf(fault) }, { cause: fault });
    };
  } catch (cause) {
    throw UpdateNotInstallable.is(cause) ? cause : UpdateNotInstallable({ reason: reasonOf(cause) }, { cause });
  } finally {
    release.close();
  }
}

/** What electron-builder would have put beside the program, had it known the address. */
async function writeConfiguration(folder: string, url: string): Promise<string> {
  const path = join(folder, 'app-update.yml');
  await mkdir(folder, { recursive: true });
  await writeFile(path, JSON.stringify({ provider: 'generic', url, updaterCacheDirName: 'sealwright-updater' }));
  return path;
}

function reasonOf(fault: unknown): string {
  const { code } = fault as NodeJS.ErrnoException;
  return code ?? 'electron-updater';
}
