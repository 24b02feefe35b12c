import { existsSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { Plugin } from 'rolldown';

const REQUIRED = /\brequire\(\s*(['"])(\.{1,2}\/[^'"]+\.node)\1\s*\)/g;
const ADDRESS = 'sealwright:native-address:';

/**
 * Carries native addons of npm packages into the build: a package requires its binary by a path beside its own file,
 * which a bundle no longer lies beside. The binary is copied to `assets/`, once for all runtimes, since what is built on
 * Node-API runs in Node and Electron alike. One that was not built stays a `require` that fails when it is reached.
 */
export function nativeAddons(): Plugin {
  const paths = new Map<string, string>();
  return {
    name: 'native-addons',
    transform(code, id) {
      if (!code.includes('.node') || !/node_modules[\\/].*\.[mc]?js$/.test(id)) return undefined;
      const replaced = code.replace(REQUIRED, (whole, _, relative: string) => {
        const path = join(dirname(id), relative);
        if (!existsSync(path)) return whole;
        paths.set(ADDRESS + basename(path), path);
        return `require(require('${ADDRESS}${basename(path)}').path)`;
      });
      return replaced === code ? undefined : { code: replaced, map: null };
    },
    resolveId(id) {
      if (id.startsWith(ADDRESS)) return `\0${id}`;
      return id.endsWith('.node') ? { id, external: true } : undefined;
    },
    load(id) {
      const path = paths.get(id.slice(1));
      if (path === undefined || !id.startsWith('\0')) return undefined;
      const file = this.emitFile({ type: 'asset', fileName: `assets/${basename(path)}`, source: readFileSync(path) });
      return `import { fileURLToPath } from 'node:url';\nexport const path = fileURLToPath(import.meta.ROLLUP_FILE_URL_${file});`;
    },
  };
}
