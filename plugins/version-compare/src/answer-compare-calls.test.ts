import {
  type DocumentFiles,
  memorySource,
  type OpenDocument,
  type OpenDocuments,
  type PdfDocument,
  type PdfEngine,
  Secret,
  type TextSearch,
} from '@sealwright/core/api';
import { expect, it } from 'vitest';
import { answerCompareCalls } from './answer-compare-calls.ts';

const document: OpenDocument = {
  id: 'd1',
  name: 'contract.pdf',
  source: '/profile/d1/2.pdf',
  size: 1_000,
  revision: 2,
  unsaved: true,
};

function scene(pdf: Partial<PdfDocument>) {
  const seen = { sizes: [] as number[], closed: 0, passwords: [] as unknown[] };
  const password = Secret.fromText('open sesame');
  const documents: Partial<OpenDocuments> = { get: () => document, password: () => password };
  const files: Pick<DocumentFiles, 'open'> = {
    open: async (path) => ({ ...memorySource(new Uint8Array(1_000)), path, close: async () => void seen.closed++ }),
  };
  const engine: PdfEngine = {
    async open(source, options) {
      seen.sizes.push(source.size);
      seen.passwords.push(options?.password);
      return { pageCount: 2, ...pdf } as PdfDocument;
    },
  };
  const search: Pick<TextSearch, 'lines'> = {
    lines: async ({ password: given }, page) => {
      seen.passwords.push(given);
      return { reading: 'text', lines: [{ text: `line of ${page}`, box: {} as never }] };
    },
  };
  const handler = answerCompareCalls({ documents: documents as OpenDocuments, files, engine, search });
  const reports: unknown[] = [];
  const { signal } = new AbortController();
  const call = (method: string, ...words: unknown[]) =>
    handler.call(method, words, { signal, progress: (report) => void reports.push(report) });
  return { call, seen, reports, password };
}

it('lists the versions that were signed, of sound coverage only', async () => {
  const signed = [
    { coverage: { kind: 'revision', end: 400 } },
    { coverage: { kind: 'malformed', reason: 'no-byte-range' } },
    { coverage: { kind: 'whole-file', end: 1_000 } },
  ];
  const { call, seen } = scene({ signatures: async () => ({ signed, empty: [] }) as never });
  expect(await call('versions', 'd1')).toEqual([
    { signature: 1, size: 400, isNewest: false },
    { signature: 3, size: 1_000, isNewest: true },
  ]);
  expect(seen).toMatchObject({ sizes: [1_000], closed: 1 });
});

it('groups what followed a version', async () => {
  const asked: number[] = [];
  const changesSince: PdfDocument['changesSince'] = async (length) => {
    asked.push(length);
    return [{ kind: 'page-content', page: 4, detail: '' }];
  };
  const { call } = scene({ changesSince });
  expect(await call('changes', 'd1', 400)).toMatchObject([{ kind: 'page-content', count: 1, pages: [4] }]);
  expect(asked).toEqual([400]);
});

it('reads the text of the first bytes page by page, with the password of the document', async () => {
  const { call, seen, reports, password } = scene({});
  expect(await call('text', 'd1', 400)).toBe(2);
  expect(reports).toEqual([
    { page: 0, reading: 'text', lines: ['line of 0'] },
    { page: 1, reading: 'text', lines: ['line of 1'] },
  ]);
  expect(seen).toMatchObject({ sizes: [400], closed: 1 });
  expect(new Set(seen.passwords)).toEqual(new Set([password]));
});
