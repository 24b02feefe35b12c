import {
  type DocumentFiles,
  memorySource,
  type OpenDocuments,
  type PdfEngine,
  type TextSearch,
} from '@sealwright/core/api';
import { conformanceDocument } from '@sealwright/core/testkit';
import { expect, test, vi } from 'vitest';
import { answerNormalCalls, type NormalCallParts } from './answer-normal-calls.ts';

const box = { x: 80, y: 80, width: 40, height: 40, rotation: 0 };
const words = { x: 90, y: 98, width: 20, height: 5, rotation: 0 };

function lab(parts: Partial<NormalCallParts> = {}) {
  const close = vi.fn(async () => {});
  const file = { ...memorySource(new Uint8Array(1)), path: '/a.pdf', close };
  const match = { text: '盖章', before: '甲方', after: '', boxes: [words] };
  const textSearch: TextSearch = {
    prepare: () => {},
    async *search() {
      yield { page: 0, reading: 'text', matches: [match] };
      yield { page: 1, reading: 'scan', matches: [] };
      yield { page: 2, reading: 'text', matches: [match] };
    },
    lines: async () => ({ reading: 'text', lines: [{ text: '盖章处', box: words }] }),
  };
  const calls = answerNormalCalls({
    engine: { open: async () => conformanceDocument } as unknown as Pick<PdfEngine, 'open'>,
    files: { open: async () => file } as Pick<DocumentFiles, 'open'>,
    documents: { get: () => ({ source: '/a.pdf' }), password: () => undefined } as unknown as OpenDocuments,
    textSearch,
    ...parts,
  });
  const context = { signal: new AbortController().signal, progress: () => {} };
  return { close, call: (method: string, ...args: unknown[]) => calls.call(method, args, context) };
}

test('the words at a seal, and the places like it with the pages that could not be searched', async () => {
  const { call, close } = lab();
  expect(await call('words', 'doc', { page: 0, box })).toEqual({ reading: 'text', words: ['盖章处'] });
  expect(await call('alike', 'doc', { page: 0, box }, '盖章')).toMatchObject({
    places: [{ page: 2, text: '盖章', before: '甲方' }],
    unsearched: [1],
  });
  expect(close).toHaveBeenCalledTimes(2);
});

test('the file is closed when the search fails, too', async () => {
  const { call, close } = lab();
  await expect(call('alike', 'doc', { page: 1, box }, '盖章')).rejects.toMatchObject({
    code: 'normal.words-not-at-seal',
  });
  expect(close).toHaveBeenCalledTimes(1);
});

test('without what is needed it is said what is missing', async () => {
  const seal = { page: 0, box };
  await expect(lab({ textSearch: undefined }).call('words', 'doc', seal)).rejects.toMatchObject({
    code: 'words.not-searched',
  });
  await expect(lab({ documents: undefined }).call('words', 'doc', seal)).rejects.toMatchObject({
    code: 'documents.not-open',
  });
});
