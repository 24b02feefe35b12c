/** What was saved and not told of, as when the plugin host ended in between, is saved once more: it must stand there once. */
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { memorySource, type OpenDocument, type OpenDocuments } from '@sealwright/core/api';
import { afterAll, expect, test } from 'vitest';
import { answerAnnotateCalls } from '../../plugins/document-annotate/src/answer-annotate-calls.ts';
import type { Annotation } from '../../plugins/document-annotate/src/common-annotation.ts';
import { openDocument } from '../../plugins/pdf-engine/src/open-document.ts';
import { pdfOfPages } from '../signing/pdf-of-pages.ts';
import { annotationWriter, ONE_OF_EACH } from './annotate-file.ts';

const folder = mkdtempSync(join(tmpdir(), 'sealwright-again-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const WATERMARK: Annotation = {
  id: 'watermark',
  kind: 'watermark',
  pages: '2-last',
  contents: '内部资料',
  author: '张三',
  colour: 'red',
  opacity: 0.25,
  fontSize: 12,
  angle: -45,
  layout: 'single',
};
const DRAWN: readonly Annotation[] = [...ONE_OF_EACH(0), WATERMARK];

/** An open document of three pages, and the host half that writes into it. */
function scene(version: Partial<OpenDocument> = {}) {
  const file = (revision: number) => join(folder, `${revision}.pdf`);
  const A4 = { mediaBox: [0, 0, 595.28, 841.89] } as const;
  writeFileSync(file(0), pdfOfPages([A4, A4, A4]));
  let revision = 0;
  const documents: Partial<OpenDocuments> = {
    get: (id) => ({
      id,
      name: 'contract.pdf',
      source: file(revision),
      size: statSync(file(revision)).size,
      revision,
      unsaved: revision > 0,
      ...version,
    }),
    password: () => undefined,
    async addRevision(_, write) {
      rmSync(file(revision + 1), { force: true });
      const result = await write(file(revision + 1));
      revision++;
      return result;
    },
  };
  const handler = answerAnnotateCalls(annotationWriter(), documents as OpenDocuments);
  const { signal } = new AbortController();
  const call = (method: string, ...words: unknown[]) => handler.call(method, words, { signal, progress: () => {} });
  const counts = async () => {
    const pdf = await openDocument(memorySource(readFileSync(file(revision))));
    return Promise.all([0, 1, 2].map(async (page) => (await pdf.annotations(page)).length));
  };
  return { call, counts, restore: () => revision-- };
}

test('the same ones a second time make no revision', async () => {
  const { call, counts } = scene();
  expect(await call('save', 'd', DRAWN)).toEqual({ revision: 1 });
  expect(await call('save', 'd', DRAWN)).toEqual({ revision: 1 });
  expect(await counts()).toEqual([7, 1, 1]);
});

test('only what came or was changed since is added', async () => {
  const { call, counts } = scene();
  await call('save', 'd', DRAWN);
  const [first] = DRAWN;
  const more = [...DRAWN, { ...first, id: 'another' }, { ...first, contents: '已改' }];
  expect(await call('save', 'd', more)).toEqual({ revision: 2 });
  expect(await counts()).toEqual([9, 1, 1]);
});

test('what was taken back with its revision can be saved anew', async () => {
  const { call, counts, restore } = scene();
  await call('save', 'd', DRAWN);
  restore();
  expect(await call('save', 'd', DRAWN)).toEqual({ revision: 1 });
  expect(await counts()).toEqual([7, 1, 1]);
});

test.each([
  ['the document itself', true, {}],
  ['an earlier version, to which nothing is added', false, { versionOf: 'contract.pdf' }],
])('%s: what this program wrote can be taken out: %s', async (_, isRemovable, version) => {
  const { call } = scene(version);
  await call('save', 'd', [WATERMARK]);
  const { annotations } = (await call('list', 'd')) as { annotations: readonly { isRemovable: boolean }[] };
  expect(annotations).toMatchObject([{ isRemovable }, { isRemovable }]);
});
