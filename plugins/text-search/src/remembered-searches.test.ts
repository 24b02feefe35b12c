import type { SearchedDocument, SearchedPage } from '@sealwright/core/api';
import { expect, test, vi } from 'vitest';
import { RememberedSearches } from './remembered-searches.ts';

function file(version: string | undefined, pages = 3): SearchedDocument {
  return {
    source: { size: 1, read: async () => new Uint8Array(1), ...(version && { path: '/contract.pdf', version }) },
    geometry: { pageCount: pages, page: () => Promise.reject(new Error('not asked for')) },
  };
}

function setUp(most?: number) {
  const run = vi.fn(async function* ({ geometry }: SearchedDocument): AsyncGenerator<SearchedPage> {
    for (let page = 0; page < geometry.pageCount; page++) yield { page, reading: 'text', matches: [] };
  });
  return { run, searches: new RememberedSearches(run, most) };
}

async function pagesOf(found: AsyncIterable<SearchedPage>): Promise<number[]> {
  const pages: number[] = [];
  for await (const { page } of found) pages.push(page);
  return pages;
}

test('the same question about the same file is searched for once', async () => {
  const { run, searches } = setUp();
  expect(await pagesOf(searches.search(file('1'), { text: '乙方' }))).toEqual([0, 1, 2]);
  expect(await pagesOf(searches.search(file('1'), { text: '乙方', kind: 'words', matchCase: false }))).toEqual([
    0, 1, 2,
  ]);
  expect(run).toHaveBeenCalledTimes(1);
});

test('another question, another version, and a source without one are searched for anew', async () => {
  const { run, searches } = setUp();
  await pagesOf(searches.search(file('1'), { text: '乙方' }));
  await pagesOf(searches.search(file('1'), { text: '乙方', kind: 'pattern' }));
  await pagesOf(searches.search(file('2'), { text: '乙方' }));
  await pagesOf(searches.search(file(undefined), { text: '乙方' }));
  await pagesOf(searches.search(file(undefined), { text: '乙方' }));
  expect(run).toHaveBeenCalledTimes(5);
});

test('a search that was left is not remembered', async () => {
  const { run, searches } = setUp();
  for await (const _ of searches.search(file('1'), { text: '乙方' })) break;
  expect(await pagesOf(searches.search(file('1'), { text: '乙方' }))).toEqual([0, 1, 2]);
  expect(run).toHaveBeenCalledTimes(2);
});

test('a search that is called off says so, also where the answer is known', async () => {
  const { searches } = setUp();
  await pagesOf(searches.search(file('1'), { text: '乙方' }));
  const off = AbortSignal.abort(new Error('off'));
  await expect(pagesOf(searches.search(file('1'), { text: '乙方' }, off))).rejects.toThrow('off');
});

test('what is kept has bounds: the last questions stay', async () => {
  const { run, searches } = setUp(7);
  for (const text of ['一', '二', '三']) await pagesOf(searches.search(file('1'), { text }));
  await pagesOf(searches.search(file('1'), { text: '三' }));
  expect(run).toHaveBeenCalledTimes(3);
  await pagesOf(searches.search(file('1'), { text: '一' }));
  expect(run).toHaveBeenCalledTimes(4);
});
