import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { memorySource, type SearchedDocument, type SearchedPage, Secret, type TextQuery } from '@sealwright/core/api';
import { afterAll, describe, expect, test } from 'vitest';
import { searchDocument } from './search-document.ts';
import { picture, type SamplePage, sampleDocument, samplePdf, textAt } from './testing/sample-pdf.ts';
import { ThreadPool } from './threads/thread-pool.ts';

const pool = new ThreadPool();
afterAll(() => pool.dispose());

async function search(document: SearchedDocument, query: string | TextQuery): Promise<readonly SearchedPage[]> {
  const pages: SearchedPage[] = [];
  for await (const page of searchDocument(pool, document, typeof query === 'string' ? { text: query } : query))
    pages.push(page);
  return pages;
}

const MM = 25.4 / 72;
const MANY: readonly SamplePage[] = Array.from({ length: 300 }, (_, index) => ({
  content: textAt(60, 700, `This is page number ${index + 1} of the contract`),
}));

describe('where words stand on the page as it is seen', () => {
  /** In Helvetica of 12 the word is 24.01 wide; its base line begins at the point. */
  const word = 'Seal';
  const cases: readonly (readonly [name: string, page: SamplePage, x: number, y: number])[] = [
    ['upright', { content: textAt(100, 700, word) }, 100, 142],
    ['turned by a quarter', { content: textAt(100, 700, word), rotate: 90 }, 700, 100],
    ['turned by half', { content: textAt(100, 700, word), rotate: 180 }, 495, 700],
    ['turned by three quarters', { content: textAt(100, 700, word), rotate: 270 }, 142, 495],
    ['cropped, with a shifted origin', { content: textAt(100, 700, word), box: [50, 600, 350, 800] }, 50, 100],
    ['with a negative origin', { content: textAt(-60, -20, word), box: [-100, -100, 100, 100] }, 40, 120],
    ['in a unit of its own', { content: textAt(100, 700, word), userUnit: 2 }, 100, 142],
    ['turned and cropped', { content: textAt(100, 700, word), box: [50, 600, 350, 800], rotate: 90 }, 100, 50],
  ];

  test.each(cases)('%s', async (_, page, x, y) => {
    const [found] = await search(sampleDocument([page]), word);
    expect(found?.matches).toHaveLength(1);
    const box = found!.matches[0]!.boxes[0]!;
    const unit = (page.userUnit ?? 1) * MM;
    // The start of the base line lies on the box's edge or, by the fonts' descent, within it.
    const slack = 0.2 * unit;
    expect(x * unit).toBeGreaterThanOrEqual(box.x - slack);
    expect(x * unit).toBeLessThanOrEqual(box.x + box.width + slack);
    expect(y * unit).toBeGreaterThanOrEqual(box.y - slack);
    expect(y * unit).toBeLessThanOrEqual(box.y + box.height + slack);
    const [long, short] = [Math.max(box.width, box.height), Math.min(box.width, box.height)];
    expect(long / unit).toBeCloseTo(24.01, 1);
    expect(short / unit).toBeLessThan(16);
  });

  test('words beyond the visible page are not there', async () => {
    const content = `${textAt(100, 700, 'Seal')} ${textAt(100, 100, 'Seal')}`;
    const [page] = await search(sampleDocument([{ content, box: [50, 600, 350, 800] }]), 'Seal');
    expect(page?.matches).toHaveLength(1);
  });

  test('runs that were written out of order are read along the line', async () => {
    const content = `${textAt(78.7, 700, 'ty B seals')} ${textAt(60, 700, 'Par')}`;
    const [page] = await search(sampleDocument([{ content }]), 'Party B');
    expect(page?.matches.map(({ text }) => text)).toEqual(['Party B']);
  });

  test('lines that are upside down for the reader are read from their beginning', async () => {
    const [page] = await search(sampleDocument([{ content: textAt(100, 700, 'Party B'), rotate: 180 }]), 'Party B');
    expect(page?.matches).toHaveLength(1);
  });
});

test('every page comes once, in order, with what it consists of', async () => {
  const pages = [
    { content: textAt(60, 700, 'Seal') },
    { content: '' },
    { content: picture },
    { content: '100 100 50 50 re f' },
    { content: `${picture} ${textAt(60, 700, 'Seal')}` },
    { content: textAt(60, 700, '   ') },
  ];
  const found = await search(sampleDocument(pages), 'seal');
  expect(found.map(({ page, reading, matches }) => [page, reading, matches.length])).toEqual([
    [0, 'text', 1],
    [1, 'blank', 0],
    [2, 'scan', 0],
    [3, 'scan', 0],
    [4, 'text', 1],
    [5, 'scan', 0],
  ]);
});

test('many pages come in order, each with its own words', async () => {
  const found = await search(sampleDocument(MANY), 'page number');
  expect(found.map(({ page }) => page)).toEqual(MANY.map((_, index) => index));
  expect(found.map(({ matches }) => matches[0]?.after.split(' ')[0])).toEqual(MANY.map((_, index) => `${index + 1}`));
});

test('a document without pages has no results', async () => {
  expect(await search(sampleDocument([]), 'seal')).toEqual([]);
});

describe('a search that ends early', () => {
  test('is called off by its signal, and the next one works', async () => {
    const controller = new AbortController();
    const pages = searchDocument(pool, sampleDocument(MANY), { text: 'page' }, controller.signal);
    expect((await pages.next()).done).toBe(false);
    const reason = new Error('no longer wanted');
    controller.abort(reason);
    await expect(
      (async () => {
        for await (const _ of pages);
      })(),
    ).rejects.toBe(reason);
    expect(await search(sampleDocument(MANY.slice(0, 5)), 'page')).toHaveLength(5);
  });

  test('reads nothing when it was called off before', async () => {
    const reason = new Error('no longer wanted');
    const source = { size: 100, read: () => Promise.reject(new Error('was read')) };
    const document = { ...sampleDocument(MANY), source };
    await expect(searchDocument(pool, document, { text: 'x' }, AbortSignal.abort(reason)).next()).rejects.toBe(reason);
  });

  test('is left by its reader, and the next one works', async () => {
    for await (const { page } of searchDocument(pool, sampleDocument(MANY), { text: 'page' })) {
      if (page === 3) break;
    }
    expect(await search(sampleDocument(MANY.slice(0, 5)), 'page')).toHaveLength(5);
  });
});

describe('what cannot be searched', () => {
  test('a source that fails is passed on as it failed', async () => {
    const failure = new Error('the file was changed');
    const bytes = samplePdf(MANY);
    let reads = 0;
    const source = {
      size: bytes.length,
      read: (offset: number, length: number) =>
        ++reads > 1 ? Promise.reject(failure) : memorySource(bytes).read(offset, length),
    };
    await expect(search({ ...sampleDocument(MANY), source }, 'page')).rejects.toBe(failure);
  });

  test('a file that is none is refused', async () => {
    const source = memorySource(new Uint8Array(1_000));
    await expect(search({ ...sampleDocument(MANY), source }, 'x')).rejects.toMatchObject({
      code: 'text-search.failed',
    });
  });

  test('pages that only the engine sees are named as unreadable', async () => {
    const document = { ...sampleDocument(MANY), source: memorySource(samplePdf(MANY.slice(0, 2))) };
    const found = await search(document, 'page');
    expect(found).toHaveLength(MANY.length);
    expect(found.slice(0, 4).map(({ reading }) => reading)).toEqual(['text', 'text', 'unreadable', 'unreadable']);
  });

  test.each([
    [{ text: '' }, 'text-search.query-empty'],
    [{ text: ' \u3000\u200b' }, 'text-search.query-empty'],
    [{ text: '甲'.repeat(501) }, 'text-search.query-too-long'],
    [{ text: '(甲', kind: 'pattern' }, 'text-search.pattern-invalid'],
    [{ text: '(甲)\\1', kind: 'pattern' }, 'text-search.pattern-invalid'],
  ] as const)('the query %j is refused', async (query, code) => {
    await expect(search(sampleDocument(MANY), query)).rejects.toMatchObject({ code });
  });

  test('what is wrong with a pattern is told without what was made of it', async () => {
    const refused = search(sampleDocument(MANY), { text: '甲(', kind: 'pattern' });
    await expect(refused).rejects.toMatchObject({ data: { pattern: '甲(', reason: 'missing closing )' } });
  });

  test('more matches than anybody could look at are refused', async () => {
    const line = 'a'.repeat(100);
    const content = Array.from({ length: 101 }, (_, index) => textAt(10, 830 - 8 * index, line)).join(' ');
    await expect(search(sampleDocument([{ content }]), 'a')).rejects.toMatchObject({
      code: 'text-search.too-many-matches',
    });
  });
});

describe('encrypted documents', () => {
  const folder = mkdtempSync(join(tmpdir(), 'sealwright-search-'));
  afterAll(() => rmSync(folder, { recursive: true }));
  const plain = join(folder, 'plain.pdf');
  writeFileSync(plain, samplePdf(MANY.slice(0, 6)));

  function encrypted(password: string, bits: number, ...more: string[]): SearchedDocument {
    const path = join(folder, `${bits}.pdf`);
    execFileSync('qpdf', [
      '--allow-weak-crypto',
      '--encrypt',
      password,
      'owner',
      `${bits}`,
      ...more,
      '--',
      plain,
      path,
    ]);
    return { ...sampleDocument(MANY.slice(0, 6)), source: memorySource(readFileSync(path)) };
  }

  test.each([
    [40, []],
    [128, ['--use-aes=y']],
    [256, []],
  ] as const)('%i bits, opened by a password', async (bits, more) => {
    const password = bits === 256 ? '密码Pass' : 'Pass';
    const document = encrypted(password, bits, ...more);
    const found = await search({ ...document, password: Secret.fromText(password) }, 'page number');
    expect(found.map(({ matches }) => matches.length)).toEqual([1, 1, 1, 1, 1, 1]);
    await expect(search({ ...document, password: Secret.fromText('wrong') }, 'page')).rejects.toMatchObject({
      code: 'text-search.failed',
    });
  });
});
