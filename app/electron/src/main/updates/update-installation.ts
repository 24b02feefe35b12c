import {
  type PackageKind,
  type UpdateInstaller,
  UpdateNotInstallable,
  UpdateWindowKept,
  type VerifiedPackage,
} from '@sealwright/core/api';
import { app, shell } from 'electron';
import { checkPackage } from './check-package.ts';
import { appImageOf, installedBy, type ProgramCopy } from './installed-by.ts';
import { isUpdaterKind, prepareUpdater } from './run-updater.ts';

export interface UpdateInstallationOptions {
  /** Absolute folder of the program's own. */
  readonly folder: string;
  readonly log: (message: string) => void;
}

interface Waiting {
  /** Installs, and starts the new version. */
  readonly carryOut: () => void | Promise<void>;
  readonly refuse: (error: Error) => void;
}

/** The service `UpdateInstaller` of the desktop app: an update takes its place while it ends. */
export class UpdateInstallation implements UpdateInstaller {
  private readonly options: UpdateInstallationOptions;
  private waiting: Waiting | undefined;

  constructor(options: UpdateInstallationOptions) {
    this.options = options;
  }

  kinds(): Promise<readonly PackageKind[]> {
    return installedBy(thisCopy());
  }

  async install(update: VerifiedPackage): Promise<void> {
    if (!(await this.kinds()).includes(update.kind)) throw UpdateNotInstallable({ reason: update.kind });
    const carryOut = await this.prepare(update);
    await new Promise<never>((_, refuse) => {
      this.waiting = { carryOut, refuse };
      app.quit();
    });
  }

  /** A window stays open: nothing is installed. */
  stay(): void {
    this.waiting?.refuse(UpdateWindowKept({}));
    this.waiting = undefined;
  }

  /** Called when the program has ended but for this process. What fails now is told by the next start, which is the old version. */
  async carryOut(): Promise<void> {
    const { waiting } = this;
    this.waiting = undefined;
    if (!waiting) return;
    // The new version is a second start as long as this process lives.
    app.releaseSingleInstanceLock();
    try {
      await waiting.carryOut();
    } catch (fault) {
      this.options.log(`the update was not installed: ${String(fault)}`);
      const execPath = appImageOf(thisCopy());
      app.relaunch(execPath === undefined ? {} : { execPath });
    }
  }

  private async prepare(update: VerifiedPackage): Promise<Waiting['carryOut']> {
    const sha512 = await checkPackage(update);
    const { kind } = update;
    if (isUpdaterKind(kind)) return prepareUpdater({ ...this.options, update: { ...update, kind }, sha512 });
    return async () => {
      const problem = await shell.openPath(update.file);
      if (problem !== '') throw UpdateNotInstallable({ reason: problem });
    };
  }
}

function thisCopy(): ProgramCopy {
  return {
    platform: process.platform,
    isPackaged: app.isPackaged,
    name: app.getName(),
    executable: process.execPath,
    environment: process.env,
  };
}
