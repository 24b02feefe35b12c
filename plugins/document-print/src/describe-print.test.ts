import {
  DocumentNotOpen,
  type FileSource,
  memorySource,
  type OpenDocument,
  type PdfDocument,
  pageGeometry,
  Secret,
} from '@sealwright/core/api';
import { expect, test } from 'vitest';
import { describePrint, type PrintServices } from './describe-print.ts';

const POINTS_PER_MM = 72 / 25.4;

/** Services around one open document whose pages have the given sizes in millimetres. */
function services(pages: readonly (readonly [number, number])[], open: Partial<OpenDocument> = {}, password?: Secret) {
  const closed: string[] = [];
  const opened: { password?: Secret }[] = [];
  const document = { id: 'd', name: '合同.pdf', source: '/p/1.pdf', size: 900, revision: 1, unsaved: true, ...open };
  const source: FileSource = {
    ...memorySource(new Uint8Array(0)),
    path: '/p/1.pdf',
    close: async () => void closed.push('x'),
  };
  const page = async (index: number) => {
    const [width, height] = pages[index]!;
    const visible = { x1: 0, y1: 0, x2: width * POINTS_PER_MM, y2: height * POINTS_PER_MM };
    return pageGeometry(index, visible, 0, 1);
  };
  const get = (id: string) => {
    if (id !== 'd') throw DocumentNotOpen({ id });
    return document;
  };
  return {
    closed,
    opened,
    parts: {
      documents: { get, password: () => password },
      files: { open: async () => source },
      engine: {
        open: async (_: FileSource, options: { password?: Secret }) => {
          opened.push(options);
          return { pageCount: pages.length, page } as unknown as PdfDocument;
        },
      },
    } as unknown as PrintServices,
  };
}

test('papers are counted, the most used first, and the file is closed', async () => {
  const { parts, closed } = services([
    [297, 210],
    [210, 297],
    [210.2, 296.8],
  ]);
  expect(await describePrint(parts, 'd', 'file')).toEqual({
    name: '合同.pdf',
    size: 900,
    revision: 1,
    pages: 3,
    papers: [
      { width: 210, height: 297, pages: 2 },
      { width: 297, height: 210, pages: 1 },
    ],
  });
  expect(closed).toHaveLength(1);
});

test('a whole file that cannot be printed says why', async () => {
  const locked = services([[210, 297]], {}, Secret.fromText('x')).parts;
  await expect(describePrint(locked, 'd', 'file')).rejects.toMatchObject({ code: 'print.password' });
  const huge = services([[210, 297]], { size: 2e9 }).parts;
  await expect(describePrint(huge, 'd', 'file')).rejects.toMatchObject({ code: 'print.too-large' });
  await expect(describePrint(services([]).parts, 'other', 'file')).rejects.toMatchObject({
    code: 'documents.not-open',
  });
});

test('pictures of pages need neither a short file nor one without a password', async () => {
  const { parts, opened } = services([[210, 297]], { size: 2e9 }, Secret.fromText('x'));
  expect(await describePrint(parts, 'd', 'pictures')).toMatchObject({ pages: 1 });
  expect(opened[0]?.password?.use((bytes) => new TextDecoder().decode(bytes))).toBe('x');
});
