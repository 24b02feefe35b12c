/**
 * Searching 1,000 pages for words, against `pdftotext -bbox` over the same file, which finds the places of all words and
 * searches for none. Once with threads that are started by the search, once as a window searches: it prepares them when
 * the search is opened, before the words are typed.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { openFile } from '../../plugins/document-files/src/open-file.ts';
import { openDocument } from '../../plugins/pdf-engine/src/open-document.ts';
import { searchDocument } from '../../plugins/text-search/src/search-document.ts';
import { ThreadPool } from '../../plugins/text-search/src/threads/thread-pool.ts';
import { compare, ms, report, timing } from './measure.ts';
import { writeSamplePdf } from './sample-documents.ts';

const RUNS = 10;
const PAGES = 1_000;
/** Least time that people take to type the words, in milliseconds. */
const TYPING = 1_000;
const folder = mkdtempSync(join(tmpdir(), 'sealwright-bench-'));
const cli = fileURLToPath(new URL('../../app/cli/bin/sealwright.js', import.meta.url));
const environment = { ...process.env, SEALWRIGHT_HOME: join(folder, 'profile') };
const run = (...words: string[]) =>
  execFileSync(process.execPath, [cli, ...words], { env: environment, encoding: 'utf8', maxBuffer: 1e9 });
const pdftotext = (path: string) => execFileSync('pdftotext', ['-bbox', path, join(folder, 'words.html')]);

/** Milliseconds to the first place and to the end. */
async function search(
  path: string,
  text: string,
  isPrepared: boolean,
): Promise<{ readonly first: number; readonly all: number }> {
  const source = await openFile(path);
  const pool = new ThreadPool();
  if (isPrepared) {
    pool.prepare();
    await setTimeout(TYPING);
  }
  const started = performance.now();
  try {
    let first = Number.NaN;
    for await (const { matches } of searchDocument(pool, { source, geometry: await openDocument(source) }, { text })) {
      if (matches.length > 0 && Number.isNaN(first)) first = performance.now() - started;
    }
    return { first, all: performance.now() - started };
  } finally {
    pool.dispose();
    await source.close();
  }
}

try {
  const contract = join(folder, 'contract.pdf');
  const framework: string = JSON.parse(run('demo', '--json')).contracts[2];
  const copies = Array.from({ length: Math.ceil(PAGES / 30) }, () => framework);
  execFileSync('qpdf', ['--empty', '--pages', ...copies, '--', join(folder, 'copies.pdf')]);
  execFileSync('qpdf', [join(folder, 'copies.pdf'), '--pages', '.', `1-${PAGES}`, '--', contract]);
  const english = join(folder, 'english.pdf');
  await writeSamplePdf(english, PAGES);

  for (const [name, path, words] of [
    ['Chinese contract', contract, '乙方'],
    ['English text', english, 'line 40'],
  ] as const) {
    for (const isPrepared of [true, false]) {
      const ours: { first: number; all: number }[] = [];
      const peer: number[] = [];
      for (let round = 0; round <= RUNS; round++) {
        const result = await search(path, words, isPrepared);
        const started = performance.now();
        pdftotext(path);
        // The first round warms the disk cache and does not count.
        if (round === 0) continue;
        ours.push(result);
        peer.push(performance.now() - started);
      }
      const times = { ours: timing(ours.map(({ all }) => all)), peer: timing(peer) };
      report(`search of ${PAGES} pages, ${name}${isPrepared ? '' : ', new threads'}`, times, 'pdftotext -bbox');
      console.log(`  first place: ${ms(timing(ours.map(({ first }) => first)))}`);
    }
    const line = () => void run('find', path, words, '--json');
    report(
      `sealwright find, ${name}`,
      compare(RUNS, line, () => pdftotext(path)),
      'pdftotext -bbox',
    );
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
