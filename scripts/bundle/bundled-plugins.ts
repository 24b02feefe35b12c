import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin, PluginContext } from 'rolldown';

export interface BundledPlugin {
  readonly id: string;
  readonly folder: string;
  readonly manifest: unknown;
  readonly host: string | undefined;
  readonly driver: string | undefined;
  readonly view: string | undefined;
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
      return {
        id: manifest.sealwright.id,
        folder,
        manifest,
        host: source('host.ts'),
        driver: source('driver.ts'),
        view: source('view.tsx'),
      };
    });
}

/**
 * Serves the module `sealwright:bundled-plugins`: the manifests as data, so that the graph is checked and lists are
 * drawn before any plugin's code is read, and the code behind dynamic imports. Drivers run in processes of their own:
 * each becomes a file `drivers/<plugin>` with the given ending, and the module holds its address.
 */
export function bundledPluginsModule(plugins: readonly BundledPlugin[], ending: 'js' | 'cjs'): Plugin {
  return virtualModule('sealwright:bundled-plugins', (context) => {
    const packages = plugins.map(({ id, manifest, host, driver }) => {
      const parts = [`manifest: ${JSON.stringify(manifest)}`, `origin: 'bundled'`];
      if (host) parts.push(`load: () => import(${JSON.stringify(host)})`);
      if (driver) {
        const file = context.emitFile({ type: 'chunk', id: driver, fileName: `drivers/${id}.${ending}` });
        parts.push(`driver: fileURLToPath(import.meta.ROLLUP_FILE_URL_${file})`);
      }
      return `{ ${parts.join(', ')} }`;
    });
    return `import { fileURLToPath } from 'node:url';\nexport const bundledPlugins = [${packages.join(',\n')}];`;
  });
}

/** Serves the module `sealwright:plugin-views`: the window halves by plugin, behind dynamic imports. */
export function pluginViewsModule(plugins: readonly BundledPlugin[]): Plugin {
  const views = plugins.flatMap(({ id, view }) =>
    view ? [`${JSON.stringify(id)}: () => import(${JSON.stringify(view)})`] : [],
  );
  return virtualModule('sealwright:plugin-views', () => `export const pluginViews = { ${views.join(',\n')} };`);
}

function virtualModule(name: string, code: (context: PluginContext) => string): Plugin {
  return {
    name,
    resolveId: (id) => (id === name ? `\0${name}` : undefined),
    load(id) {
      return id === `\0${name}` ? code(this) : undefined;
    },
  };
}
