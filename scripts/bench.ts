/**
 * `pnpm bench`: runs every `test/perf/*.bench.ts` in a process of its own, one after another. With words it runs only those
 * whose names contain one of them: `pnpm bench search`.
 */
import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { buildAll } from './bundle/build-all.ts';
import { root } from './bundle/root.ts';

const SUFFIX = '.bench.ts';

const words = process.argv.slice(2);
const folder = join(root, 'test/perf');
const names = readdirSync(folder)
  .filter((file) => file.endsWith(SUFFIX))
  .map((file) => file.slice(0, -SUFFIX.length))
  .toSorted();
const chosen = names.filter((name) => words.length === 0 || words.some((word) => name.includes(word)));
if (chosen.length === 0) {
  console.error(`There is no such benchmark. These are: ${names.join(', ')}`);
  process.exit(1);
}

await buildAll(root);
for (const name of chosen) {
  console.log(`\n# ${name}`);
  const { status } = spawnSync(process.execPath, [join(folder, name + SUFFIX)], { cwd: root, stdio: 'inherit' });
  if (status !== 0) process.exitCode = 1;
}
