import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../../scripts/bundle/root.ts';

/** A folder of real PDFs that this project did not write; its own README explains the columns. */
export const corpus = process.env.SEALWRIGHT_CORPUS ?? join(root, '../shared/corpus');

export interface CorpusFile {
  /** Relative to the corpus. */
  readonly file: string;
  readonly path: string;
  readonly pages: string;
  /** Passwords to try; empty: none is known. */
  readonly passwords: readonly string[];
  readonly encrypted: boolean;
  readonly expectation: string;
}

/** The rows of MANIFEST.tsv; none, with a message, where the corpus is absent. */
export function corpusFiles(): readonly CorpusFile[] {
  const manifest = join(corpus, 'MANIFEST.tsv');
  if (!existsSync(manifest)) {
    console.warn(`No corpus at ${corpus}: its tests are skipped.`);
    return [];
  }
  const [heading = [], ...rows] = readFileSync(manifest, 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => line.split('\t'));
  const cell = (row: string[], name: string) => row[heading.indexOf(name)] ?? '';
  return rows.map((row) => ({
    file: cell(row, 'file'),
    path: join(corpus, cell(row, 'file')),
    pages: cell(row, 'pages'),
    passwords: [...cell(row, 'password').matchAll(/pw='([^']*)'/g)].map(([, password = '']) => password),
    encrypted: cell(row, 'encryption') !== '',
    expectation: cell(row, 'signer_expectation'),
  }));
}
