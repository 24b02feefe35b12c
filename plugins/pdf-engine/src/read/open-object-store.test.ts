import { deflateSync } from 'node:zlib';
import { memorySource } from '@sealwright/core/api';
import { describe, expect, test } from 'vitest';
import { Damaged, Hostile, JunkBeforeHeader, NotAPdf } from '../errors.ts';
import { PdfDict, PdfRef, PdfStream } from '../objects.ts';
import { onePage, type PdfBuilder } from '../testing/pdf-builder.ts';
import { checkEntries } from './check-entries.ts';
import { openObjectStore, reopenObjectStore } from './open-object-store.ts';
import { PageCache } from './page-cache.ts';
import { readIndirectObject } from './syntax/indirect-object.ts';

const ref = (number: number, generation = 0) => new PdfRef(number, generation);
const open = (builder: PdfBuilder) => openObjectStore(builder.source());

async function failure(promise: Promise<unknown>): Promise<unknown> {
  return promise.then(
    () => expect.unreachable('it should have been refused'),
    (error: unknown) => error,
  );
}

async function expectDamaged(builder: PdfBuilder, read?: number): Promise<void> {
  const error = await failure(open(builder).then((store) => read && store.get(ref(read))));
  expect(Damaged.is(error), String(error)).toBe(true);
}

describe('cross-reference sections', () => {
  test('a table', async () => {
    const store = await open(onePage().object(9, '(nine)', 3).table('/Root 1 0 R'));
    expect(store.xrefKind).toBe('table');
    expect(store.size).toBe(10);
    expect(await store.get(ref(9, 3))).toMatchObject({ bytes: Uint8Array.from(Buffer.from('nine')) });
    expect(await store.get(ref(9, 0))).toBeNull();
    expect(await store.get(ref(4))).toBeNull();
    expect([...store.entries()].map(({ ref }) => ref.number)).toEqual([1, 2, 3, 9]);
  });

  test('a stream with predicted rows, and objects in an object stream', async () => {
    const builder = onePage().objectStream(5, { 7: '[1 2]', 8: '<</A 7 0 R>>' });
    const store = await open(builder.xrefStream(6, '/Root 1 0 R'));
    expect(store.xrefKind).toBe('stream');
    expect(await store.get(ref(7))).toEqual([1, 2]);
    expect(await store.get(ref(8))).toEqual(new PdfDict([['A', ref(7)]]));
    expect(store.entry(8)?.place).toEqual({ stream: 5, index: 1 });
    await checkEntries(store);
  });

  test('a newer revision replaces, frees and adds; the older one can be opened again', async () => {
    const builder = onePage().object(4, '(old)').object(5, '(gone)').table('/Root 1 0 R');
    const end = builder.length;
    const store = await open(builder.object(4, '(new)').object(6, 'true').table('/Root 1 0 R', [5]));
    const text = async (from: typeof store, number: number) => await from.get(ref(number));
    expect(await text(store, 4)).toMatchObject({ bytes: Uint8Array.from(Buffer.from('new')) });
    expect(await text(store, 5)).toBeNull();
    expect(await text(store, 6)).toBe(true);
    expect(store.sections).toHaveLength(2);
    const earlier = await reopenObjectStore(store, end);
    expect(await text(earlier, 4)).toMatchObject({ bytes: Uint8Array.from(Buffer.from('old')) });
    expect(await text(earlier, 6)).toBeNull();
  });

  test('a table after a stream, and a stream after a table', async () => {
    const first = onePage().object(4, '1').xrefStream(5, '/Root 1 0 R').object(4, '2').table('/Root 1 0 R');
    const both = await open(first);
    expect([both.xrefKind, await both.get(ref(4))]).toEqual(['table', 2]);
    const second = onePage().object(4, '1').table('/Root 1 0 R').object(4, '2').xrefStream(5, '/Root 1 0 R');
    const other = await open(second);
    expect([other.xrefKind, await other.get(ref(4))]).toEqual(['stream', 2]);
  });

  test('a hybrid: what the table calls free stands in the hidden stream, what it names wins', async () => {
    const builder = onePage().object(4, '(shown)').objectStream(5, { 7: '(hidden)' });
    const hidden = builder.hiddenXrefStream(6);
    const store = await open(builder.table(`/Root 1 0 R/XRefStm ${hidden}`, [7]));
    expect(store.xrefKind).toBe('hybrid');
    expect(await store.get(ref(7))).toMatchObject({ bytes: Uint8Array.from(Buffer.from('hidden')) });
    expect(await store.get(ref(4))).toMatchObject({ bytes: Uint8Array.from(Buffer.from('shown')) });
  });

  test('white space before the section and after the end is tolerated, an unfinished revision is not', async () => {
    const bytes = Buffer.from(onePage().table('/Root 1 0 R').bytes()).toString('latin1');
    const early = bytes.replace(/startxref\n(\d+)/, (_, at) => `startxref\n${Number(at) - 1}`);
    const opens = (text: string) => openObjectStore(memorySource(Buffer.from(text, 'latin1')));
    await opens(early);
    await opens(`${bytes}${'\0'.repeat(900)}`);
    expect(Damaged.is(await failure(opens(`${bytes}9 0 obj\n<</Type/Ca`)))).toBe(true);
    expect(Damaged.is(await failure(opens(`${bytes}${'\0'.repeat(2000)}`)))).toBe(true);
    expect(Damaged.is(await failure(opens(bytes.slice(0, -8))))).toBe(true);
  });

  test('a loop of sections ends', async () => {
    const builder = onePage();
    const text = Buffer.from(builder.table(`/Root 1 0 R/Prev ${builder.length}`).bytes());
    expect(Hostile.is(await failure(openObjectStore(memorySource(text))))).toBe(true);
  });

  test('what is not where the table says is refused, not searched for', async () => {
    await expectDamaged(onePage().place(4, { offset: 12, generation: 0 }).table('/Root 1 0 R'), 4);
    await expectDamaged(onePage().place(4, { offset: 9, generation: 0 }).table('/Root 1 0 R'), 4);
    await expectDamaged(onePage().place(4, { offset: 99_999, generation: 0 }).table('/Root 1 0 R'), 4);
    const short = onePage();
    await expectDamaged(short.raw(`xref\n0 2\n0000000000 65535 f \ntrailer\n<<>>\nstartxref\n${short.length}\n%%EOF`));
    const unused = await open(onePage().place(4, { offset: 9, generation: 0 }).table('/Root 1 0 R'));
    expect(Damaged.is(await failure(checkEntries(unused)))).toBe(true);
  });

  test('object numbers beyond /Size are no reason not to read, but not to sign', async () => {
    const store = await open(onePage().object(9, '9').table('/Size 5/Root 1 0 R'));
    expect(await store.get(ref(9))).toBe(9);
    expect(store.size).toBe(10);
    expect(Damaged.is(await failure(checkEntries(store)))).toBe(true);
  });
});

describe('header', () => {
  test('nothing, something else, or something before it', async () => {
    const bytes = (text: string) => openObjectStore(memorySource(Buffer.from(text, 'latin1')));
    expect(NotAPdf.is(await failure(bytes('')))).toBe(true);
    expect(NotAPdf.is(await failure(bytes('PK\x03\x04')))).toBe(true);
    const shifted = Buffer.concat([Buffer.from('\r\n'), onePage().table('/Root 1 0 R').bytes()]);
    const error = await failure(openObjectStore(memorySource(shifted)));
    expect(JunkBeforeHeader.is(error) && error.data).toEqual({ bytes: 2 });
  });
});

describe('streams', () => {
  test('/Length direct, indirect, and in an object stream', async () => {
    const builder = onePage()
      .stream(4, '', 'direct')
      .object(5, '8')
      .stream(6, '', 'indirect', '5 0 R')
      .objectStream(7, { 8: '10' })
      .stream(9, '', 'compressed', '8 0 R');
    const store = await open(builder.xrefStream(10, '/Root 1 0 R'));
    for (const [number, data] of [
      [4, 'direct'],
      [6, 'indirect'],
      [9, 'compressed'],
    ] as const) {
      const stream = await store.get(ref(number));
      expect(stream).toBeInstanceOf(PdfStream);
      expect(Buffer.from(await (stream as PdfStream).encoded()).toString()).toBe(data);
    }
  });

  test('a wrong /Length is damage', async () => {
    await expectDamaged(onePage().stream(4, '', 'data', 3).table('/Root 1 0 R'), 4);
    await expectDamaged(onePage().stream(4, '', 'data', 400).table('/Root 1 0 R'), 4);
    await expectDamaged(onePage().stream(4, '', 'data', '(4)').table('/Root 1 0 R'), 4);
  });

  test('lengths and object streams that need themselves end', async () => {
    await expectDamaged(onePage().stream(4, '', 'data', '4 0 R').table('/Root 1 0 R'), 4);
    const inItself = onePage().objectStream(5, { 6: '1' }).place(5, { stream: 5, index: 0 });
    await expectDamaged(inItself.xrefStream(7, '/Root 1 0 R'), 6);
    const lengthInside = onePage().stream(5, '/Type/ObjStm/N 1/First 4', '6 0 9', '6 0 R');
    await expectDamaged(lengthInside.place(6, { stream: 5, index: 0 }).xrefStream(7, '/Root 1 0 R'), 6);
  });

  test('a stream at the very end of the file', async () => {
    const bytes = Buffer.from(onePage().table('/Root 1 0 R').bytes());
    const end = memorySource(Buffer.concat([bytes, Buffer.from('4 0 obj\n<</Length 0>>stream')]));
    const read = readIndirectObject(new PageCache(end), bytes.length);
    expect(Damaged.is(await failure(read))).toBe(true);
  });

  test('references in a circle end', async () => {
    const store = await open(onePage().object(4, '5 0 R').object(5, '4 0 R').table('/Root 1 0 R'));
    expect(Hostile.is(await failure(store.resolve(ref(4))))).toBe(true);
  });

  test('an object stream whose xref index is cut to a byte is read by its header', async () => {
    const builder = onePage().objectStream(5, { 6: '(a)', 7: '(b)' }).place(7, { stream: 5, index: 0 });
    const store = await open(builder.xrefStream(8, '/Root 1 0 R'));
    expect(await store.get(ref(7))).toMatchObject({ bytes: Uint8Array.from(Buffer.from('b')) });
  });
});

test('an aborted signal ends the opening', async () => {
  const reason = new Error('enough');
  const aborted = openObjectStore(onePage().table('/Root 1 0 R').source(), { signal: AbortSignal.abort(reason) });
  expect(await failure(aborted)).toBe(reason);
});

test('reads little of a large file', async () => {
  const builder = onePage()
    .stream(4, '', new Uint8Array(20 << 20))
    .table('/Root 1 0 R');
  const bytes = builder.bytes();
  let read = 0;
  const store = await openObjectStore({
    size: bytes.length,
    read: async (offset, length) => {
      const part = bytes.subarray(offset, offset + length);
      read += part.length;
      return part;
    },
  });
  expect(await store.get(ref(3))).toBeInstanceOf(PdfDict);
  expect(await store.get(ref(4))).toBeInstanceOf(PdfStream);
  expect(read).toBeLessThan(1 << 20);
});

describe('what has no end', () => {
  const bomb = (entries: string, size: number) => {
    const data = deflateSync(new Uint8Array(size));
    return onePage().stream(4, `${entries}/Filter/FlateDecode`, data);
  };

  test('an object stream that unpacks to too much', async () => {
    const builder = bomb('/Type/ObjStm/N 1/First 4', 70 << 20).place(5, { stream: 4, index: 0 });
    const store = await open(builder.xrefStream(6, '/Root 1 0 R'));
    expect(Hostile.is(await failure(store.get(ref(5))))).toBe(true);
  });

  test('a cross-reference stream with more than its rows', async () => {
    const builder = onePage();
    const at = builder.length;
    const dict = '/Type/XRef/Size 9/W[1 2 1]/Root 1 0 R/Filter/FlateDecode';
    const file = builder.stream(8, dict, deflateSync(new Uint8Array(1 << 20))).raw(`startxref\n${at}\n%%EOF`);
    expect(Hostile.is(await failure(open(file)))).toBe(true);
  });

  test('a cross-reference stream that names everything again and again', async () => {
    const builder = onePage();
    const at = builder.length;
    const index = '0 8000000 '.repeat(9);
    const dict = `/Type/XRef/Size 9/W[0 1 0]/Index[${index}]/Root 1 0 R/Filter/FlateDecode`;
    const rows = deflateSync(new Uint8Array(72_000_000));
    const file = builder.stream(8, dict, rows).raw(`startxref\n${at}\n%%EOF`);
    expect(Hostile.is(await failure(open(file)))).toBe(true);
  });

  test('a cross-reference stream that claims more rows than there are bytes in the world', async () => {
    const builder = onePage();
    const at = builder.length;
    const dict = `/Type/XRef/Size 9/W[1 2 1]/Index[0 ${Number.MAX_SAFE_INTEGER}]/Root 1 0 R/Filter/FlateDecode`;
    const file = builder.stream(8, dict, deflateSync(new Uint8Array(4000))).raw(`startxref\n${at}\n%%EOF`);
    expect(Damaged.is(await failure(open(file)))).toBe(true);
  });

  test('an object number that no document reaches', async () => {
    const text = 'xref\n99999999 1\n0000000009 00000 n \ntrailer\n<</Size 9/Root 1 0 R>>\n';
    const builder = onePage();
    const at = builder.length;
    expect(Damaged.is(await failure(open(builder.raw(`${text}startxref\n${at}\n%%EOF`))))).toBe(true);
  });
});
