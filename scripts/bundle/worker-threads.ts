import { basename, dirname, join } from 'node:path';
import type { Plugin } from 'rolldown';

const ADDRESS = /new URL\(\s*(['"])(\.{1,2}\/[^'"]+\.worker)\.ts\1\s*,\s*import\.meta\.url\s*\)/g;

/**
 * Bundles the code of worker threads, in files `*.worker.ts`. Code names one by `new URL('./name.worker.ts',
 * import.meta.url)`, which works as it stands from source; in a build the file becomes `workers/<name>` with the given
 * ending, and the expression its address there.
 */
export function workerThreads(ending: 'js' | 'cjs' | 'mjs'): Plugin {
  return {
    name: 'worker-threads',
    transform(code, id) {
      if (!code.includes('.worker.ts')) return undefined;
      const replaced = code.replace(ADDRESS, (_, __, path: string) => {
        const file = this.emitFile({
          type: 'chunk',
          id: join(dirname(id), `${path}.ts`),
          fileName: `workers/${basename(path, '.worker')}.${ending}`,
        });
        return `new URL(import.meta.ROLLUP_FILE_URL_${file})`;
      });
      return replaced === code ? undefined : { code: replaced, map: null };
    },
  };
}
