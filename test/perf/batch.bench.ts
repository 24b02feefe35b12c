/** Contracts signed at their words: all by one command line and one PIN, against a command line for each. */
import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { compare, report } from './measure.ts';

const FILES = 20;

const folder = mkdtempSync(join(tmpdir(), 'sealwright-bench-'));
const environment = { ...process.env, SEALWRIGHT_HOME: join(folder, 'profile') };
const { SEALWRIGHT_DIST } = process.env;
const cli = SEALWRIGHT_DIST
  ? join(SEALWRIGHT_DIST, 'cli.js')
  : fileURLToPath(new URL('../../app/cli/bin/sealwright.js', import.meta.url));
const run = (words: string[], input = '') =>
  execFileSync(process.execPath, [cli, ...words], { input, env: environment, encoding: 'utf8' });

try {
  const demo = JSON.parse(run(['demo', '--json']));
  const [key] = demo.keys;
  const contracts = Array.from({ length: FILES }, (_, index) => {
    const path = join(folder, `contract-${index}.pdf`);
    copyFileSync(demo.contracts[1], path);
    return path;
  });
  const seals = ['--mode', 'keyword', '--find', '甲方', '--which', 'first', '--seal', demo.seals[0].name];
  const sign = (files: string[]) =>
    run(['sign', ...files, ...seals, '--key', key.id, '--pin-stdin', '--overwrite', '--json'], `${key.pin}\n`);
  const result = compare(
    5,
    () => sign(contracts),
    () => {
      for (const contract of contracts) sign([contract]);
    },
  );
  report(`${FILES} contracts of 5 pages by one command line`, result, 'a command line for each');
  console.log(`  ${((FILES * 1_000) / result.ours.p50).toFixed(1)} contracts a second`);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
