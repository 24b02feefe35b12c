/** `pnpm pack-plugin plugins/NAME [--out FOLDER]`: bundles a plugin into a file that 安装管理 and the command line install. */
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { packPlugin } from './bundle/pack-plugin.ts';

const { values, positionals } = parseArgs({ allowPositionals: true, options: { out: { type: 'string' } } });
const [folder] = positionals;
if (folder === undefined || positionals.length > 1) {
  console.error('Usage: pnpm pack-plugin plugins/NAME [--out FOLDER]');
  process.exit(2);
}
try {
  const { file, sha256 } = await packPlugin(resolve(folder), resolve(values.out ?? '.'));
  console.log(`${file}\nSHA-256 ${sha256}`);
} catch (fault) {
  console.error(fault instanceof Error ? fault.message : fault);
  process.exit(1);
}
