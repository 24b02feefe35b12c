import { expect, test } from 'vitest';
import { PdfDict, type PdfObject, PdfRef, PdfString } from '../objects.ts';
import { appendedTrailer } from './appended-trailer.ts';

async function trailerAfter(entries: readonly (readonly [string, PdfObject])[]) {
  const resolve = async (object: PdfObject | undefined) => object ?? null;
  return appendedTrailer({ trailer: new PdfDict(entries), startXref: 77, resolve }, 12);
}

test('the key of an encrypted file may be made with the identifier: a missing or strange one stays so', async () => {
  const encrypt = ['Encrypt', new PdfRef(9, 0)] as const;
  expect((await trailerAfter([encrypt])).get('ID')).toBeUndefined();
  expect((await trailerAfter([encrypt, ['ID', [1]]])).get('ID')).toEqual([1]);
  const first = new PdfString(Uint8Array.of(1, 2));
  expect((await trailerAfter([encrypt, ['ID', [first, first]]])).get('ID')).toEqual([
    first,
    expect.not.objectContaining(first),
  ]);
});

test('it names its size and the section before it', async () => {
  const trailer = await trailerAfter([
    ['Prev', 5],
    ['Size', 3],
  ]);
  expect([trailer.get('Prev'), trailer.get('Size')]).toEqual([77, 12]);
});
