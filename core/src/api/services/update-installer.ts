/**
 * Puts a newer version in the place of this program. Provided by shells that packages install: the desktop app; missing in
 * browsers and on the command line. Caller: `plugins/update-check`, which has verified the package before.
 */
import { defineError } from '../errors.ts';
import { defineService } from '../token.ts';

/** Kinds of packages that the program is installed by: Windows' installer, and those of Linux and macOS. */
export type PackageKind = 'nsis' | 'appimage' | 'deb' | 'dmg';

export interface VerifiedPackage {
  readonly version: string;
  readonly kind: PackageKind;
  /** Absolute path. */
  readonly file: string;
  /** In bytes. */
  readonly size: number;
  /** Of the file, lower case hexadecimal: it is compared once more, right before the file is used. */
  readonly sha256: string;
}

export interface UpdateInstaller {
  /** What this copy of the program can be replaced by; none where no package has installed it. */
  kinds(): Promise<readonly PackageKind[]>;
  /**
   * Closes the windows, whose guards may refuse (`update.window-kept`), ends the program, installs the package and starts
   * the new version. Rejects with `update.not-installable` where the package cannot be used; else the caller ends with the
   * program.
   */
  install(update: VerifiedPackage): Promise<void>;
}

export const UpdateInstaller = defineService<UpdateInstaller>('shell.update-installer');

export const UpdateWindowKept = defineError('update.window-kept', {
  'zh-CN': '窗口没有关闭，因此没有安装更新。请保存文档后再安装。',
  en: 'The window was kept open, so the update was not installed. Save your documents and install it then.',
});
/** `reason`, for those who look into it: a code of the system, or what is wrong with the package. */
export const UpdateNotInstallable = defineError<{ reason: string }>('update.not-installable', {
  'zh-CN': '更新包无法在此电脑上安装（{reason}）。请重新下载；如仍不成功，请联系技术支持。',
  en: 'The update cannot be installed on this computer ({reason}). Download it again; if that does not help, call your support.',
});
