/** Words of the corpus, by poppler, against our search: found on the same page, and at the same place. */
import { spawnSync } from 'node:child_process';
import { afterAll, describe, expect, test } from 'vitest';
import { openFile } from '../../plugins/document-files/src/open-file.ts';
import { openDocument } from '../../plugins/pdf-engine/src/open-document.ts';
import { searchDocument } from '../../plugins/text-search/src/search-document.ts';
import { ThreadPool } from '../../plugins/text-search/src/threads/thread-pool.ts';
import { corpusFiles } from './manifest.ts';

const files = corpusFiles().filter(
  ({ file, expectation, encrypted }) => file.startsWith('pdf/') && expectation.startsWith('SIGN;') && !encrypted,
);
const PAGES = 8;
const WORDS = 6;
const MM = 25.4 / 72;

/**
 * What poppler reads otherwise: values of form fields that have no appearance, Hebrew that is stored mirrored, and words
 * that only poppler joins.
 */
const READ_OTHERWISE = [
  'pdf/dss__test_-180.pdf 34567891011',
  'pdf/pdf.js__bug1844583.pdf Hello',
  'pdf/pdf.js__bug1844583.pdf World',
  'pdf/pdfium__hebrew_mirrored.pdf ןימינב',
  'pdf/pypdf__FormTestFromOo.pdf Lst2',
  'pdf/pypdf__form_evince.pdf bar',
  'pdf/qpdf__need-appearances-utf8.pdf eight',
];
/** Fonts of negative size, or without the metrics that say how high a line is: judged by the page alone. */
const PLACED_OTHERWISE = ['NegativeFontSize', 'LinkAnnot-appearances', '6-2-10-6-t02-fail-a'];

interface Word {
  readonly text: string;
  /** 0-based. */
  readonly page: number;
  /** Middle, and height, in points of the visible page. */
  readonly x: number;
  readonly y: number;
  readonly height: number;
}

/** Some words of the first pages, each at its last place. */
function someWords(path: string): readonly Word[] {
  const { stdout } = spawnSync('pdftotext', ['-cropbox', '-l', `${PAGES}`, '-bbox', path, '-'], { encoding: 'utf8' });
  const pages = stdout.split('<page ').slice(1);
  const chosen = new Map<string, Word>();
  for (const [page, html] of pages.entries()) {
    const words = [...html.matchAll(/xMin="([-\d.]+)" yMin="([-\d.]+)" xMax="([-\d.]+)" yMax="([-\d.]+)">([^<]*)</g)]
      .map(([, x1, y1, x2, y2, text = '']) => ({
        text,
        page,
        x: (Number(x1) + Number(x2)) / 2,
        y: (Number(y1) + Number(y2)) / 2,
        height: Number(y2) - Number(y1),
      }))
      .filter(({ text }) => /^[\p{L}\p{N}]{3,}$/u.test(text));
    const step = Math.ceil(words.length / 4);
    for (const word of words.filter((_, index) => index % step === 0)) chosen.set(word.text, word);
  }
  return [...chosen.values()].slice(0, WORDS);
}

describe.skipIf(files.length === 0)('words that poppler finds', () => {
  const pool = new ThreadPool();
  afterAll(() => pool.dispose());

  test.each(files.map(({ file, path }) => [file, path] as const))('%s', async (file, path) => {
    const source = await openFile(path);
    try {
      const geometry = await openDocument(source);
      for (const word of someWords(path).filter(({ text }) => !READ_OTHERWISE.includes(`${file} ${text}`))) {
        const { userUnit } = await geometry.page(word.page);
        const distances: number[] = [];
        for await (const { page, matches } of searchDocument(pool, { source, geometry }, { text: word.text })) {
          if (page === word.page) {
            for (const { x, y, width, height } of matches.flatMap(({ boxes }) => boxes)) {
              const [middleX, middleY] = [word.x * MM * userUnit, word.y * MM * userUnit];
              distances.push(Math.hypot(x + width / 2 - middleX, y + height / 2 - middleY));
            }
          }
          if (page >= word.page) break;
        }
        expect(distances.length, `“${word.text}” on page ${word.page + 1}`).toBeGreaterThan(0);
        if (PLACED_OTHERWISE.some((part) => file.includes(part))) continue;
        const slack = Math.max(1.5, (word.height * MM * userUnit) / 2);
        expect(Math.min(...distances), `place of “${word.text}” on page ${word.page + 1}`).toBeLessThan(slack);
      }
    } finally {
      await source.close();
    }
  });
});
