import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { gzipSync } from 'node:zlib';
import { pack } from 'tar-stream';

/** Packs a third-party plugin without a build: `activate` is the body of a function of `context`. Gives the file's path. */
export async function packCode(
  folder: string,
  manifest: { readonly id: string; readonly [part: string]: unknown },
  activate: string,
  { version = '1.0.0', members = '' } = {},
): Promise<string> {
  const packageJson = {
    name: manifest.id,
    version,
    exports: { './host': './host.cjs' },
    sealwright: { engine: '*', ...manifest },
  };
  const archive = pack();
  archive.entry({ name: 'package/package.json' }, JSON.stringify(packageJson));
  archive.entry(
    { name: 'package/host.cjs' },
    `module.exports = { ${members} async activate(context) { ${activate} } };`,
  );
  archive.finalize();
  const file = join(folder, `${manifest.id}-${version}.tgz`);
  writeFileSync(file, gzipSync(await buffer(archive)));
  return file;
}
