import type { SearchedDocument } from '@sealwright/core/api';
import { afterAll, expect, test } from 'vitest';
import { linesOfPage } from './lines-of-page.ts';
import { picture, sampleDocument, textAt } from './testing/sample-pdf.ts';
import { ThreadPool } from './threads/thread-pool.ts';

const pool = new ThreadPool();
afterAll(() => pool.dispose());

const lines = (document: SearchedDocument, page: number) => linesOfPage(pool, document, page);

test('lines have their text and their place on the page as it is seen', async () => {
  const content = [textAt(60, 700, 'Party A seals here'), textAt(60, 640, 'Date of signing')].join(' ');
  const { reading, lines: found } = await lines(sampleDocument([{ content: '' }, { content, rotate: 180 }]), 1);
  expect(reading).toBe('text');
  expect(found.map(({ text }) => text)).toEqual(['Party A seals here', 'Date of signing']);
  // On a page that is upside down the first line stands lower than the second.
  expect(found[0]!.box.y).toBeGreaterThan(found[1]!.box.y);
  expect(found[0]!.box.y).toBeCloseTo((700 * 25.4) / 72, -1);
});

test('what stands in two columns of one line is two lines', async () => {
  const content = [textAt(60, 700, 'Party A'), textAt(360, 700, 'Party B')].join(' ');
  const { lines: found } = await lines(sampleDocument([{ content }]), 0);
  expect(found.map(({ text }) => text)).toEqual(['Party A', 'Party B']);
  expect(found[1]!.box.x).toBeCloseTo((360 * 25.4) / 72, 0);
});

test('a scan has no lines, and is named as one', async () => {
  const document = sampleDocument([{ content: picture }, { content: textAt(60, 700, 'Seal') }]);
  expect(await lines(document, 0)).toEqual({ reading: 'scan', lines: [] });
  expect((await lines(document, 1)).lines).toHaveLength(1);
});

test('a page that only the engine sees is unreadable; a file that is none is refused', async () => {
  const document = sampleDocument([{ content: '' }]);
  const geometry = { pageCount: 2, page: () => document.geometry.page(0) };
  expect(await lines({ ...document, geometry }, 1)).toEqual({ reading: 'unreadable', lines: [] });
  const source = { size: 100, read: async () => new Uint8Array(100) };
  await expect(lines({ ...document, source }, 0)).rejects.toMatchObject({ code: 'text-search.failed' });
});
