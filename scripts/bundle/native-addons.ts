import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import type { Plugin } from 'rolldown';

const REQUIRED = /\brequire\(\s*(['"])(\.{1,2}\/[^'"]+\.node)\1\s*\)/g;
/** A table of binaries, one for each of Linux's C libraries, that a loader chooses from. */
const BY_C_LIBRARY = /\b(glibc|musl):\s*(['"])(\.{1,2}\/[^'"]+\.node)\2/g;
const ADDRESS = 'sealwright:native-address:';

/** Packages whose CommonJS form requires its binaries where they can be seen; the other form hides them. */
const COMMON_JS = ['koffi'];
/** Binaries for one system each; those for others are not installed. */
const ONE_SYSTEM = /^@koromix\/koffi-/;

/**
 * Carries native addons of npm packages into the build: a package requires its binary by a path beside its own file,
 * which a bundle no longer lies beside. The binary is copied to `assets/`, once for all runtimes, since what is built on
 * Node-API runs in Node and Electron alike. One that was not built, or is for another C library, stays a `require` that
 * fails when it is reached.
 */
export function nativeAddons(): Plugin {
  const paths = new Map<string, string>();
  /** An expression for the path of a binary beside a file; undefined where there is none. */
  const addressOf = (file: string, relative: string): string | undefined => {
    const path = join(dirname(file), relative);
    if (!existsSync(path)) return undefined;
    const name = freeName(path, paths);
    paths.set(name, path);
    return `require('${ADDRESS}${name}').path`;
  };
  return {
    name: 'native-addons',
    transform(code, id) {
      if (!code.includes('.node') || !/node_modules[\\/].*\.[mc]?js$/.test(id)) return undefined;
      const replaced = code
        .replace(REQUIRED, (whole, _, relative: string) => {
          const address = addressOf(id, relative);
          return address ? `require(${address})` : whole;
        })
        .replace(BY_C_LIBRARY, (whole, name: string, _, relative: string) => {
          const address = name === cLibrary() ? addressOf(id, relative) : undefined;
          return address ? `${name}: ${address}` : whole;
        });
      return replaced === code ? undefined : { code: replaced, map: null };
    },
    resolveId(id, importer) {
      if (id.startsWith(ADDRESS)) return `\0${id}`;
      if (importer && (COMMON_JS.includes(id) || ONE_SYSTEM.test(id))) return required(id, importer);
      return id.endsWith('.node') ? { id, external: true } : undefined;
    },
    load(id) {
      const name = id.slice(ADDRESS.length + 1);
      const path = paths.get(name);
      if (path === undefined || !id.startsWith(`\0${ADDRESS}`)) return undefined;
      const file = this.emitFile({ type: 'asset', fileName: `assets/${name}`, source: readFileSync(path) });
      return `import { fileURLToPath } from 'node:url';\nexport const path = fileURLToPath(import.meta.ROLLUP_FILE_URL_${file});`;
    },
  };
}

/** Of this computer: a build is for the system that it is made on. */
function cLibrary(): 'glibc' | 'musl' {
  const { header } = process.report.getReport() as { header: { glibcVersionRuntime?: string } };
  return header.glibcVersionRuntime === undefined ? 'musl' : 'glibc';
}

/** What `require` finds; what is not installed is left to fail when it is reached. */
function required(id: string, importer: string): string | { readonly id: string; readonly external: true } {
  try {
    return createRequire(importer).resolve(id);
  } catch {
    return { id, external: true };
  }
}

/** The file's own name, with that of its folder before it where another binary is called the same. */
function freeName(path: string, taken: ReadonlyMap<string, string>): string {
  const name = basename(path);
  return (taken.get(name) ?? path) === path ? name : `${basename(dirname(path))}-${name}`;
}
