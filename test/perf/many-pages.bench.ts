/**
 * A seal on each of 1,000 pages, whole or in slices, against one seal on one page of the same file: what a page more
 * costs in time and bytes.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { compare, ms } from './measure.ts';
import { writeSamplePdf } from './sample-documents.ts';

const PAGES = 1000;
const RUNS = 8;

const { SEALWRIGHT_DIST } = process.env;
const folder = mkdtempSync(join(tmpdir(), 'sealwright-bench-'));
const environment = { ...process.env, SEALWRIGHT_HOME: join(folder, 'profile') };
const cli = SEALWRIGHT_DIST
  ? join(SEALWRIGHT_DIST, 'cli.js')
  : fileURLToPath(new URL('../../app/cli/bin/sealwright.js', import.meta.url));
const run = (words: string[], input = '') =>
  execFileSync(process.execPath, [cli, ...words], { input, env: environment, encoding: 'utf8' });

try {
  const demo = JSON.parse(run(['demo', '--json']));
  const [key] = demo.keys;
  const input = join(folder, 'long.pdf');
  const output = join(folder, 'signed.pdf');
  await writeSamplePdf(input, PAGES);
  const sign =
    (...mode: string[]) =>
    () => {
      const words = ['--seal', demo.seals[0].name, '--key', key.id, '--pin-stdin', '-o', output, '--overwrite'];
      run(['sign', input, ...words, ...mode], `${key.pin}\n`);
    };
  const one = sign('--mode', 'normal', '--at', '100mm,150mm');
  for (const mode of [
    ['--mode', 'multipage', '--at', '100mm,150mm'],
    ['--mode', 'seam'],
  ]) {
    const many = sign(...mode);
    const { ours, peer } = compare(RUNS, many, one);
    many();
    const bytes = (statSync(output).size - statSync(input).size) / PAGES;
    console.log(`${mode[1]} on ${PAGES} pages: ${ms(ours)}; one seal on one page: ${ms(peer)}`);
    console.log(`  100 pages more: ${((ours.p50 - peer.p50) / (PAGES / 100)).toFixed(1)} ms (at most 20)`);
    console.log(`  a page: ${bytes.toFixed(0)} bytes (at most 1,024)`);
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
