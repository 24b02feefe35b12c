import {
  DocumentNotOpen,
  type FileSource,
  memorySource,
  type PdfEngine,
  type SearchedPage,
  type TextSearch,
} from '@sealwright/core/api';
import { expect, test, vi } from 'vitest';
import { answerKeywordCalls } from './answer-keyword-calls.ts';
import type { FoundPage } from './common-keyword-rpc.ts';

const QUERY = { text: '乙方', kind: 'words', matchCase: false } as const;
const match = { text: '乙方', before: '', after: '', boxes: [{ x: 1, y: 2, width: 3, height: 4, rotation: 0 }] };
/** Page 1 has words, page 2 has none, page 3 is a scan. */
const PAGES: SearchedPage[] = [
  { page: 0, reading: 'text', matches: [match] },
  { page: 1, reading: 'text', matches: [] },
  { page: 2, reading: 'scan', matches: [] },
];

function setUp(search: TextSearch['search']) {
  const close = vi.fn(async () => {});
  const files = {
    open: async (path: string): Promise<FileSource> => ({ ...memorySource(new Uint8Array(1)), path, close }),
  };
  const engine = { open: async () => ({ pageCount: PAGES.length }) } as unknown as PdfEngine;
  const documents = {
    get(id: string) {
      if (id !== 'open') throw DocumentNotOpen({ id });
      return { id, name: 'a.pdf', source: '/a.pdf', size: 1, revision: 0, unsaved: false };
    },
    password: () => undefined,
  };
  const textSearch = { search, prepare: vi.fn(), lines: () => Promise.reject(new Error('not asked for')) };
  const calls = answerKeywordCalls({ engine, files, textSearch, documents });
  const ask = async (document: string, signal = new AbortController().signal) => {
    const reports: { searched: number; pages: FoundPage[] }[] = [];
    await calls.call('search', [document, QUERY], { signal, progress: (report) => reports.push(report as never) });
    return reports;
  };
  return { ask, close, calls, textSearch };
}

async function* inOrder() {
  yield* PAGES;
}

test('pages with words and pages that cannot be searched are reported, the others are counted', async () => {
  const { ask, close } = setUp(inOrder);
  const reports = await ask('open');
  expect(reports.at(-1)?.searched).toBe(3);
  expect(reports.flatMap(({ pages }) => pages)).toEqual([PAGES[0], PAGES[2]]);
  expect(close).toHaveBeenCalledTimes(1);
});

test('the first words are there before the last page was searched', async () => {
  let release = () => {};
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  const { calls } = setUp(async function* () {
    yield PAGES[0]!;
    await held;
    yield PAGES[1]!;
  });
  const first = new Promise((resolve) => {
    const done = calls.call('search', ['open', QUERY], {
      signal: new AbortController().signal,
      progress: (report) => resolve([report, done]),
    });
  });
  const [report, done] = (await first) as [{ pages: FoundPage[] }, Promise<void>];
  expect(report.pages).toEqual([PAGES[0]]);
  release();
  await done;
});

test('a search that fails tells why, and the file is closed', async () => {
  const { ask, close } = setUp(async function* () {
    yield PAGES[0]!;
    throw DocumentNotOpen({ id: 'gone' });
  });
  await expect(ask('open')).rejects.toMatchObject({ code: 'documents.not-open' });
  expect(close).toHaveBeenCalledTimes(1);
});

test('a document that is not open is refused', async () => {
  await expect(setUp(inOrder).ask('closed')).rejects.toMatchObject({ code: 'documents.not-open' });
});

test('without the plugin that searches, it says so', async () => {
  const parts = setUp(inOrder);
  const calls = answerKeywordCalls({
    engine: {} as PdfEngine,
    files: { open: () => Promise.reject(new Error('not asked for')) },
    textSearch: undefined,
    documents: { get: () => Promise.reject(new Error('not asked for')) as never, password: () => undefined },
  });
  const context = { signal: new AbortController().signal, progress: () => {} };
  await expect(calls.call('search', ['open', QUERY], context)).rejects.toMatchObject({ code: 'words.not-searched' });
  await calls.call('prepare', [], context);
  await parts.calls.call('prepare', [], context);
  expect(parts.textSearch.prepare).toHaveBeenCalledTimes(1);
});
