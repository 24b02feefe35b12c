import {
  type DocumentFiles,
  type FileSource,
  type OpenDocument,
  type OpenDocuments,
  type PageGeometry,
  type PdfDocument,
  type PdfEngine,
  type PdfOpenOptions,
  pageGeometry,
  Secret,
} from '@sealwright/core/api';
import { describe, expect, test } from 'vitest';
import { answerViewerCalls } from './answer-viewer-calls.ts';

const A4 = { x1: 0, y1: 0, x2: 595.276, y2: 841.89 };
const document: OpenDocument = {
  id: 'd1',
  name: 'contract.pdf',
  source: '/profile/d1/3.pdf',
  size: 1_000,
  revision: 3,
  unsaved: true,
};

/** A host with one open document of the given pages. */
function scene(pages: number, pdf: Partial<PdfDocument> = {}) {
  const seen = {
    opened: [] as string[],
    sizes: [] as number[],
    closed: 0,
    options: [] as (PdfOpenOptions | undefined)[],
  };
  const password = Secret.fromText('open sesame');
  const documents: Partial<OpenDocuments> = { get: () => document, password: () => password };
  const files: Partial<DocumentFiles> = {
    async open(path) {
      seen.opened.push(path);
      const close = async () => void seen.closed++;
      return { path, size: 1_000, read: async () => new Uint8Array(), close } satisfies FileSource;
    },
  };
  const engine: PdfEngine = {
    async open(source, options) {
      seen.sizes.push(source.size);
      seen.options.push(options);
      const page = async (index: number) => pageGeometry(index, A4, 0, 1);
      return { pageCount: pages, page, ...pdf } as PdfDocument;
    },
  };
  const handler = answerViewerCalls({ documents: documents as OpenDocuments, files: files as DocumentFiles, engine });
  const call = async (method: string, revision: number, signal = new AbortController().signal) => {
    const reports: { pageCount: number; pages: PageGeometry[] }[] = [];
    const progress = (report: unknown) => void reports.push(report as (typeof reports)[number]);
    return { result: await handler.call(method, ['d1', revision], { signal, progress }), reports };
  };
  return { call, seen, password };
}

describe('pages', () => {
  test('are reported in order, in batches', async () => {
    const { call } = scene(451);
    const { result, reports } = await call('pages', 3);
    expect(result).toBe(451);
    expect(reports.map(({ pages }) => pages.length)).toEqual([200, 200, 51]);
    expect(reports.flatMap(({ pages }) => pages.map(({ index }) => index))).toEqual([...Array(451).keys()]);
    expect(reports.every(({ pageCount }) => pageCount === 451)).toBe(true);
  });

  test('are those of the newest revision, opened with its password and closed again', async () => {
    const { call, seen, password } = scene(1);
    await call('pages', 3);
    expect(seen.opened).toEqual(['/profile/d1/3.pdf']);
    expect(seen.options[0]?.password).toBe(password);
    expect(seen.closed).toBe(1);
  });

  test('of a revision that is not the newest any more are refused', async () => {
    const { call, seen } = scene(1);
    await expect(call('pages', 2)).rejects.toMatchObject({ code: 'viewer.revision-passed' });
    expect(seen.opened).toEqual([]);
  });

  test('that cannot be read end the call, and the file is closed', async () => {
    const page = async (index: number) => {
      if (index === 250) throw new Error('broken page');
      return pageGeometry(index, A4, 0, 1);
    };
    const { call, seen } = scene(300, { page });
    await expect(call('pages', 3)).rejects.toThrow('broken page');
    expect(seen.closed).toBe(1);
  });

  test('are read no further when the view is gone', async () => {
    const gone = new AbortController();
    let read = 0;
    const page = async (index: number) => {
      if (++read === 10) gone.abort();
      return pageGeometry(index, A4, 0, 1);
    };
    const { call, seen } = scene(100_000, { page });
    await expect(call('pages', 3, gone.signal)).rejects.toThrow();
    expect(read).toBe(10);
    expect(seen.closed).toBe(1);
  });
});

test('signature fields come with their places and what their signatures claim', async () => {
  const signatures = async () => ({
    signed: [{ fields: [{ name: 'A' }, { name: 'hidden' }], claims: { name: '张三', time: new Date(0) } }],
    empty: [{ name: 'B' }],
  });
  const box = { x: 10, y: 20, width: 40, height: 40, rotation: 0 };
  const fieldPlaces: PdfDocument['fieldPlaces'] = async (fields) =>
    fields.flatMap(({ name }) => (name === 'hidden' ? [] : [{ name, page: 0, box }]));
  const { call } = scene(1, { signatures: signatures as unknown as PdfDocument['signatures'], fieldPlaces });
  const { result } = await call('signatureFields', 3);
  expect(result).toMatchObject([
    { name: 'B', page: 0, box },
    { name: 'A', page: 0, box, signed: { claimedName: '张三', claimedTime: '1970-01-01T00:00:00.000Z' } },
  ]);
});

test('the pages of an earlier version are those of the first bytes', async () => {
  const { call, seen, password } = scene(3);
  const { result, reports } = await call('versionPages', 400);
  expect(result).toBe(3);
  expect(reports.flatMap(({ pages }) => pages)).toHaveLength(3);
  expect(seen).toMatchObject({ opened: ['/profile/d1/3.pdf'], sizes: [400], closed: 1, options: [{ password }] });
});
