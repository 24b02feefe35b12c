import { type CliInvocation, memorySource, type PdfDocument, type SearchedPage, Secret } from '@sealwright/core/api';
import { expect, test } from 'vitest';
import { findCommand } from './cli-find.ts';
import { sampleGeometry } from './testing/sample-pdf.ts';

const match = (text: string) => ({
  text,
  before: '由',
  after: '：',
  boxes: [{ x: 20, y: 30.04, width: 10, height: 4, rotation: 0 }],
});
const PAGES: readonly SearchedPage[] = [
  { page: 0, reading: 'text', matches: [match('甲方'), match('甲 方')] },
  { page: 1, reading: 'scan', matches: [] },
  { page: 2, reading: 'blank', matches: [] },
  { page: 3, reading: 'unreadable', matches: [] },
  { page: 4, reading: 'text', matches: [match('甲方')] },
];

function invoke(pages: readonly SearchedPage[], more: Partial<CliInvocation> = {}) {
  const queries: unknown[] = [];
  const events: string[] = [];
  const command = findCommand({
    engine: { open: async () => sampleGeometry([]) as PdfDocument },
    files: {
      open: async (path) => ({
        ...memorySource(new Uint8Array()),
        path,
        close: async () => void events.push(`closed ${path}`),
      }),
    },
    search: {
      prepare: () => events.push('prepared'),
      async *search({ password }, query) {
        queries.push(query, password);
        yield* pages;
      },
    },
  });
  const invocation: CliInvocation = {
    arguments: ['a.pdf', '甲方'],
    options: {},
    extra: {},
    path: (path) => `/documents/${path}`,
    secret: () => Secret.fromText('password'),
    locale: 'zh-CN',
    signal: new AbortController().signal,
    progress: () => {},
    ...more,
  };
  return { result: command.run(invocation), queries, events };
}

test('places are numbered through the document, with page, place and context; pages without text are named', async () => {
  const { text, failed } = await invoke(PAGES).result;
  expect(failed).toBe(false);
  expect(text.split('\n')).toEqual([
    '1. 第 1 页 (20.0, 30.0) mm  …由【甲方】：…',
    '2. 第 1 页 (20.0, 30.0) mm  …由【甲 方】：…',
    '3. 第 5 页 (20.0, 30.0) mm  …由【甲方】：…',
    '共找到 3 处。',
    '第 2 页没有文字（可能是扫描件），未能查找。',
    '第 4 页无法读取，未能查找。',
  ]);
  const english = await invoke(PAGES, { locale: 'en' }).result;
  expect(english.text).toContain('3. page 5');
  expect(english.text).toContain('perhaps scans, could not be searched: 2.');
});

test('machines get the same numbers', async () => {
  const { json } = await invoke(PAGES).result;
  expect(json).toMatchObject({
    total: 3,
    pages: [
      { page: 1, matches: [{ number: 1, text: '甲方' }, { number: 2 }] },
      { page: 5, matches: [{ number: 3, boxes: [{ x: 20 }] }] },
    ],
    withoutText: [
      { page: 2, reading: 'scan' },
      { page: 4, reading: 'unreadable' },
    ],
  });
});

test('it fails where nothing is found', async () => {
  expect((await invoke([{ page: 0, reading: 'text', matches: [] }]).result).failed).toBe(true);
});

test('options are passed on, and the file is closed, whatever happens', async () => {
  const options = { pattern: true, 'match-case': true, 'password-env': 'PASSWORD' };
  const { result, queries, events } = invoke(PAGES, { options });
  await result;
  expect(queries).toEqual([{ text: '甲方', kind: 'pattern', matchCase: true }, expect.any(Secret)]);
  expect(() => (queries[1] as Secret).use(() => {})).toThrow('wiped');
  expect(events).toEqual(['prepared', 'closed /documents/a.pdf']);
  await expect(invoke(PAGES, { arguments: ['a.pdf'] }).result).rejects.toMatchObject({ code: 'cli.usage' });
});
