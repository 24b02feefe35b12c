import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { gzipSync } from 'node:zlib';
import { rolldown } from 'rolldown';
import { pack } from 'tar-stream';
import { NODE_FLOOR } from './bundle-node.ts';
import { nativeAddons } from './native-addons.ts';
import { packageAssets } from './package-assets.ts';
import { workerThreads } from './worker-threads.ts';

export interface PackedFile {
  /** Absolute path. */
  readonly file: string;
  readonly sha256: string;
}

/** The processes that a third-party plugin can have code in; windows load none. */
const PARTS = ['host', 'driver'] as const;

/**
 * Bundles a plugin's folder into `<out>/<name>-<version>.tgz`, the form that `npm pack` gives packages: everything that its
 * code imports is in it, as CommonJS, which all runtimes load. Of equal sources it makes equal files.
 */
export async function packPlugin(folder: string, out: string): Promise<PackedFile> {
  const manifestPath = join(folder, 'package.json');
  if (!existsSync(manifestPath)) throw new Error(`${folder} holds no package.json.`);
  const { name, version, description, license, author, homepage, sealwright } = JSON.parse(
    readFileSync(manifestPath, 'utf8'),
  );
  if (!sealwright?.id) throw new Error(`${manifestPath} has no "sealwright" record.`);
  if (existsSync(join(folder, 'src/view.tsx'))) {
    throw new Error('It has a view: the window loads no code of third-party plugins. See docs/write-a-plugin.md.');
  }
  const parts = PARTS.filter((part) => existsSync(join(folder, 'src', `${part}.ts`)));
  const work = mkdtempSync(join(tmpdir(), 'sealwright-pack-'));
  try {
    if (parts.length > 0) await bundle(folder, parts, work);
    const exports = Object.fromEntries(parts.map((part) => [`./${part}`, `./${part}.cjs`]));
    const manifest = { name, version, description, license, author, homepage, type: 'commonjs', exports, sealwright };
    writeFileSync(join(work, 'package.json'), `${JSON.stringify(manifest, null, 2)}\n`);
    for (const file of ['LICENSE', 'README.md', 'README.zh-CN.md']) {
      if (existsSync(join(folder, file))) writeFileSync(join(work, file), readFileSync(join(folder, file)));
    }
    const bytes = gzipSync(await tarOf(work), { level: 9 });
    mkdirSync(out, { recursive: true });
    const file = join(out, `${sealwright.id}-${version}.tgz`);
    writeFileSync(file, bytes);
    return { file, sha256: createHash('sha256').update(bytes).digest('hex') };
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

async function bundle(folder: string, parts: readonly (typeof PARTS)[number][], dir: string): Promise<void> {
  const build = await rolldown({
    cwd: folder,
    platform: 'node',
    input: Object.fromEntries(parts.map((part) => [part, join(folder, 'src', `${part}.ts`)])),
    transform: { target: NODE_FLOOR },
    plugins: [workerThreads('cjs'), packageAssets(), nativeAddons()],
    logLevel: 'warn',
  });
  await build.write({
    dir,
    format: 'cjs',
    entryFileNames: '[name].cjs',
    chunkFileNames: 'chunks/[name]-[hash].cjs',
    minify: false,
  });
  await build.close();
}

async function tarOf(folder: string): Promise<Buffer> {
  const archive = pack();
  const paths = readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort();
  for (const path of paths.filter((each) => statSync(join(folder, each)).isFile())) {
    const name = `package/${path.replaceAll('\\', '/')}`;
    archive.entry({ name, mode: 0o644, mtime: new Date(0) }, readFileSync(join(folder, path)));
  }
  archive.finalize();
  return buffer(archive);
}
