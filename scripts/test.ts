/**
 * `pnpm test`: everything that has to hold, in the order in which it fails fastest. With arguments it runs only the
 * matching test files: `pnpm test plugins/signing`.
 */
import { spawnSync } from 'node:child_process';
import { buildAll } from './bundle/build-all.ts';
import { root } from './bundle/root.ts';
import { runTests } from './run-tests.ts';
import { ensureSystemPackages } from './system-packages.ts';

const filters = process.argv.slice(2);

function step(name: string, command: string, ...words: string[]): void {
  console.log(`\n# ${name}`);
  const { status } = spawnSync(command, words, { cwd: root, stdio: 'inherit' });
  if (status !== 0) process.exit(status ?? 1);
}

if (!ensureSystemPackages()) process.exit(1);
if (filters.length === 0) {
  step('types', 'tsc', '--build');
  step('style', 'biome', 'check', '.');
  step('layers', 'node', 'test/architecture/layering.ts');
}
console.log('\n# build');
await buildAll(root);

console.log('\n# tests');
process.exit((await runTests(filters)) ? 0 : 1);
