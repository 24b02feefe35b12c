import type { ByteSource } from '@sealwright/core/api';
import { expect, test } from 'vitest';
import type { ObjectStore } from '../object-store.ts';
import { PdfDict, PdfName, PdfRef } from '../objects.ts';
import { FileTooLarge } from './errors.ts';
import { layOutRevision } from './lay-out-revision.ts';
import { RevisionDraft } from './revision-draft.ts';
import { failure } from './testing/sign.ts';

/** A file of the given size of which nothing but the end is ever read. */
function storeOfSize(size: number, xrefKind: ObjectStore['xrefKind']): ObjectStore {
  const source: ByteSource = { size, read: async (_, length) => new Uint8Array(length).fill(0x0a) };
  const trailer = new PdfDict([['Root', new PdfRef(1, 0)]]);
  const nothing = async () => null;
  return {
    source,
    trailer,
    startXref: size - 100,
    xrefKind,
    size: 5,
    sections: [],
    entries: () => [],
    entry: () => undefined,
    get: nothing,
    resolve: async (object) => object ?? null,
  };
}

async function layOut(size: number, contentsLength: number, xrefKind: ObjectStore['xrefKind'] = 'stream') {
  const draft = new RevisionDraft(5);
  const ref = draft.reserve();
  draft.put(new PdfRef(1, 0), new PdfDict([['Type', new PdfName('Catalog')]]));
  return layOutRevision(storeOfSize(size, xrefKind), draft, { ref, dict: new PdfDict(), contentsLength });
}

/** The byte range as the dictionary gives it, and the offsets at which its hole really is. */
async function written(size: number, contentsLength: number, xrefKind: ObjectStore['xrefKind']) {
  const { appended, byteRange } = await layOut(size, contentsLength, xrefKind);
  const text = Buffer.from(appended).toString('latin1');
  const hole = text.indexOf('<0000');
  const numbers = /\/ByteRange\[(\d+) (\d+) (\d+) (\d+) *\]/.exec(text)!.slice(1).map(Number);
  const holeEnd = hole + 2 * contentsLength + 2;
  return { byteRange, numbers, real: [0, size + hole, size + holeEnd, appended.length - holeEnd], text };
}

test.each([1_000, 99_999_900, 123_456_789, 9_000_000_000])(
  '/ByteRange is exact in a file of %d bytes',
  async (size) => {
    for (const kind of ['table', 'stream'] as const) {
      const { byteRange, numbers, real } = await written(size, 100, kind);
      expect(numbers).toEqual(real);
      expect(byteRange).toEqual(real);
    }
  },
);

test('a cross-reference stream reaches beyond 10 GB', async () => {
  const { numbers, real, text } = await written(200_000_000_000, 100, 'stream');
  expect(numbers).toEqual(real);
  expect(text).toContain('/W[1 5 2]');
});

test('a cross-reference table does not, and says so', async () => {
  expect(FileTooLarge.is(await failure(layOut(10_000_000_000, 100, 'table')))).toBe(true);
});

test('every length of what follows the hole comes out exact, also where it gains a digit', async () => {
  for (let padding = 0; padding < 700; padding++) {
    const store = storeOfSize(50_000, 'table');
    const draft = new RevisionDraft(5);
    const ref = draft.reserve();
    store.trailer.entries.set('Padding', new PdfName('x'.repeat(padding)));
    const { appended, byteRange } = await layOutRevision(store, draft, {
      ref,
      dict: new PdfDict(),
      contentsLength: 10,
    });
    expect(byteRange[2] + byteRange[3]).toBe(50_000 + appended.length);
    expect(Buffer.from(appended).toString('latin1')).toContain(`/ByteRange[${byteRange.join(' ')}]`);
  }
});
