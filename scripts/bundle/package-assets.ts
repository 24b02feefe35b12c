import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import type { Plugin, PluginContext } from 'rolldown';

const ONE_FILE = /import\.meta\.resolve\(\s*(['"])([^'"]+)\1\s*\)/g;
const A_FAMILY = /import\.meta\.resolve\(\s*`([^`$]+)\$\{([^}`]+)\}([^`$]*)`,?\s*\)/g;

/**
 * Carries the data files of npm packages (fonts, WebAssembly) into the build. Code names one by
 * `import.meta.resolve('package/file.wasm')`, or a family by a template with one gap, which works as it stands from
 * source; a bundle no longer lies beside the package, so the files are copied below `dist/assets/` and the expression
 * becomes their address there. Files are read by `fileURLToPath` of it: Electron finds what is in its archive by paths
 * only.
 */
export function packageAssets(): Plugin {
  return {
    name: 'package-assets',
    transform(code, id) {
      if (!code.includes('import.meta.resolve(') || !/\.[mc]?[jt]sx?$/.test(id)) return undefined;
      const require = createRequire(id);
      const replaced = code
        .replace(ONE_FILE, (_, __, specifier: string) => emit(this, packageOf(specifier), require.resolve(specifier)))
        .replace(A_FAMILY, (_, before: string, gap: string, after: string) => {
          const [start, end] = [basename(before), basename(after)];
          const folder = folderOf(require, dirname(before));
          const names = readdirSync(folder).filter((name) => name.startsWith(start) && name.endsWith(end));
          const addresses = names.map((name) => emit(this, packageOf(before), join(folder, name)));
          return `new URL(\`${start}\${${gap}}${end}\`, ${addresses[0]}).href`;
        });
      return { code: replaced, map: null };
    },
  };
}

/** Copies under the file's own name into a folder of its package, so that the members of a family stay siblings. */
function emit(context: PluginContext, home: string, path: string): string {
  const fileName = `assets/${basename(home)}/${basename(path)}`;
  return `import.meta.ROLLUP_FILE_URL_${context.emitFile({ type: 'asset', fileName, source: readFileSync(path) })}`;
}

/** The package in a specifier such as '@scope/name/folder/file'. */
function packageOf(specifier: string): string {
  return specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');
}

/** A folder inside a package, found through the package's LICENSE: `exports` names files, not folders. */
function folderOf(require: NodeJS.Require, specifier: string): string {
  const home = packageOf(specifier);
  return join(dirname(require.resolve(`${home}/LICENSE`)), specifier.slice(home.length));
}
