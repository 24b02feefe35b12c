import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename } from 'node:path';
import type { Plugin } from 'rolldown';

const RESOLVED = /import\.meta\.resolve\(\s*(['"])([^'"]+)\1\s*\)/g;

/**
 * Carries the data files of npm packages (fonts, WebAssembly) into the build. Code names one by
 * `import.meta.resolve('package/file.wasm')`, which works as it stands from source; a bundle no longer lies beside the
 * package, so the file is copied to `dist/assets/` and the expression becomes its address there.
 */
export function packageAssets(): Plugin {
  return {
    name: 'package-assets',
    transform(code, id) {
      if (!code.includes('import.meta.resolve(') || !/\.[mc]?[jt]sx?$/.test(id)) return undefined;
      const require = createRequire(id);
      const replaced = code.replace(RESOLVED, (_, __, specifier: string) => {
        const path = require.resolve(specifier);
        const reference = this.emitFile({ type: 'asset', name: basename(path), source: readFileSync(path) });
        return `import.meta.ROLLUP_FILE_URL_${reference}`;
      });
      return { code: replaced, map: null };
    },
  };
}
