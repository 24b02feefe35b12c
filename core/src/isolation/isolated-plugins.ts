import { join, resolve } from 'node:path';
import type { IsolatedCode, Isolation } from '../kernel/isolation.ts';
import type { InstalledPlugin } from '../kernel/plugin-package.ts';
import { folderStorage } from '../storage/profile-storage.ts';
import { ADMISSION } from './admission.ts';
import type { PluginLauncher } from './plugin-launcher.ts';

export interface IsolationOptions {
  readonly launcher: PluginLauncher;
  /** Path of the profile folder. */
  readonly profile: string;
}

/** Gives each third-party plugin a process of its own. What talks to processes is loaded with the first of them. */
export function createIsolation({ launcher, profile }: IsolationOptions): Isolation {
  return {
    admission: ADMISSION,
    async start(plugin: InstalledPlugin): Promise<IsolatedCode> {
      const { manifest, package: installed } = plugin;
      const storage = await folderStorage(manifest.id, join(resolve(profile), 'plugins', manifest.id)).folder();
      const { module, home } = installed as Required<typeof installed>;
      const { startIsolatedCode } = await import('./isolated-code.ts');
      const spec = { plugin: manifest.id, module, home, storage, capabilities: manifest.capabilities };
      return startIsolatedCode(manifest, spec, launcher);
    },
  };
}
