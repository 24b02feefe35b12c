/**
 * Installs third-party plugins from files and removes them. Provided by the host where the shell keeps such plugins;
 * called by pages and commands that manage plugins, for a user who decides.
 */
import { defineError, type ErrorRecord } from '../errors.ts';
import type { Localized } from '../localized.ts';
import { defineService } from '../token.ts';

/** What is in a file, and what it would do here. */
export interface PluginOffer {
  /** Absolute path. */
  readonly file: string;
  /** Of the whole file, lower case hexadecimal: its maker can say whether it is theirs. */
  readonly sha256: string;
  /** In bytes. */
  readonly size: number;
  readonly id: string;
  readonly title: Localized;
  readonly description: Localized;
  readonly version: string;
  /** What becomes of the plugin of that id: `same` is the version that is there already. */
  readonly step: 'install' | 'update' | 'downgrade' | 'same';
  /** The version that is there. */
  readonly installed?: string;
  /** What it asks to be let do. */
  readonly permissions: PluginPermissions;
  /** Why it cannot be installed; empty where it can. */
  readonly problems: readonly ErrorRecord[];
}

export interface PluginPermissions {
  /** What it adds, by point. */
  readonly contributes: readonly { readonly point: string; readonly id: string }[];
  /** Services that it uses, required and optional. */
  readonly services: readonly string[];
  /** Hooks that it has a say in. */
  readonly taps: readonly string[];
  /** What it wants to do outside of its own folder: 'files', 'network', 'native', 'processes'. */
  readonly capabilities: readonly string[];
}

export interface PluginInstaller {
  /** Reads a packed plugin and checks it against all others; changes nothing. `install.*` for what is no such file. */
  inspect(file: string): Promise<PluginOffer>;
  /**
   * Installs what `inspect` has shown: the file must still have that digest (`install.file-changed`) and no problem, which
   * is thrown. It stands there whole or not at all, and takes the place of another version.
   */
  install(file: string, sha256: string): Promise<void>;
  /** Ends and deletes a third-party plugin; what it has stored in the profile stays. `host.plugin-unknown`, `install.bundled`. */
  remove(id: string): Promise<void>;
}

export const PluginInstaller = defineService<PluginInstaller>('host.installer');

/** `problem` and `problemZh` say what is wrong, as parts of the sentence. */
export const NoPackedPlugin = defineError<{ file: string; problem: string; problemZh: string }>(
  'install.not-a-plugin',
  {
    'zh-CN': '“{file}”不是可安装的插件包：{problemZh}。',
    en: '"{file}" is no plugin that can be installed: {problem}.',
  },
);
export const InstallFileChanged = defineError<{ file: string }>('install.file-changed', {
  'zh-CN': '“{file}”在确认之后发生了变化，未安装。请重新查看并确认。',
  en: '"{file}" has changed since it was shown and was not installed. Look at it again, then decide.',
});
export const InstallBundled = defineError<{ plugin: string }>('install.bundled', {
  'zh-CN': '“{plugin}”是内置插件，不能安装或删除，只能停用。',
  en: '"{plugin}" is part of the program: it can be disabled, but neither installed nor removed.',
});
export const InstallUnwritable = defineError<{ reason: string }>('install.unwritable', {
  'zh-CN': '无法写入插件文件夹（{reason}），未安装。请检查磁盘空间和权限。',
  en: 'The folder of plugins cannot be written ({reason}); nothing was installed. Check the disk space and your rights.',
});
