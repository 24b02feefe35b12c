/** `pnpm bench`: runs every `test/perf/*.bench.ts` in a process of its own, one after another. */
import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { buildAll } from './bundle/build-all.ts';
import { root } from './bundle/root.ts';

await buildAll(root);
const folder = join(root, 'test/perf');
for (const file of readdirSync(folder).filter((name) => name.endsWith('.bench.ts'))) {
  console.log(`\n# ${file.replace('.bench.ts', '')}`);
  const { status } = spawnSync(process.execPath, [join(folder, file)], { cwd: root, stdio: 'inherit' });
  if (status !== 0) process.exitCode = 1;
}
