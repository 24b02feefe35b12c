import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin } from 'rolldown';

const MODULE = 'sealwright:bundled-plugins';

export interface BundledPlugin {
  readonly id: string;
  readonly folder: string;
  readonly manifest: unknown;
  readonly host: string | undefined;
  readonly driver: string | undefined;
}

/** All packages in `plugins/`, by id. */
export function bundledPlugins(root: string): readonly BundledPlugin[] {
  return readdirSync(join(root, 'plugins'))
    .map((name) => join(root, 'plugins', name))
    .filter((folder) => existsSync(join(folder, 'package.json')))
    .map((folder) => {
      const manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
      const source = (name: string) => {
        const path = join(folder, 'src', name);
        return existsSync(path) ? path : undefined;
      };
      return { id: manifest.sealwright.id, folder, manifest, host: source('host.ts'), driver: source('driver.ts') };
    });
}

/**
 * Serves the module `sealwright:bundled-plugins`: the manifests as data, so that the graph is checked and lists are
 * drawn before any plugin's code is read, and the code behind dynamic imports. Drivers are entries of their own, since
 * they run in processes of their own.
 */
export function bundledPluginsModule(plugins: readonly BundledPlugin[]): Plugin {
  return {
    name: MODULE,
    resolveId: (id) => (id === MODULE ? `\0${MODULE}` : undefined),
    load(id) {
      if (id !== `\0${MODULE}`) return undefined;
      const packages = plugins.map(({ id: plugin, manifest, host, driver }) => {
        const parts = [`manifest: ${JSON.stringify(manifest)}`, `origin: 'bundled'`];
        if (host) parts.push(`load: () => import(${JSON.stringify(host)})`);
        if (driver) parts.push(`driver: fileURLToPath(new URL('./drivers/${plugin}.js', import.meta.url))`);
        return `{ ${parts.join(', ')} }`;
      });
      return `import { fileURLToPath } from 'node:url';\nexport const bundledPlugins = [${packages.join(',\n')}];`;
    },
  };
}
