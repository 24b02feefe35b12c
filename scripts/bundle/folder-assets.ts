import { readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import type { Plugin } from 'rolldown';

const A_FOLDER = /new URL\(\s*(['"])((?:\.\.?\/)+(?:[\w-]+\/)+)\1\s*,\s*import\.meta\.url\s*,?\s*\)/g;

/**
 * Carries the files of a folder into the build. Code names one by `new URL('../folder/', import.meta.url)`, which works
 * as it stands from source; the files are copied below `dist/assets/<folder>/`, and the expression becomes its address
 * there.
 */
export function folderAssets(): Plugin {
  return {
    name: 'folder-assets',
    transform(code, id) {
      if (id.includes('node_modules') || !code.includes("/'")) return undefined;
      const replaced = code.replace(A_FOLDER, (_, __, path: string) => {
        const folder = resolve(dirname(id), path);
        const files = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isFile());
        const addresses = files.map(({ name }) =>
          this.emitFile({
            type: 'asset',
            fileName: `assets/${basename(folder)}/${name}`,
            source: readFileSync(join(folder, name)),
          }),
        );
        return `new URL('.', import.meta.ROLLUP_FILE_URL_${addresses[0]})`;
      });
      return replaced === code ? undefined : { code: replaced, map: null };
    },
  };
}
