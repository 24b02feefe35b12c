import { describe, expect, test } from 'vitest';
import { PdfBuilder } from '../testing/pdf-builder.ts';
import { place } from './testing/seals.ts';
import { open, revise, sample } from './testing/sign.ts';

/** A page that draws objects which do not exist: the numbers that a revision would take next. */
const AWAITING = '/Resources<</XObject<</A 4 0 R/B 5 0 R/C 7 0 R>>>>';

const FILES: Readonly<Record<string, () => Uint8Array>> = {
  'a table': () => sample({ pages: [AWAITING] }),
  'an object stream': () =>
    new PdfBuilder()
      .object(1, '<</Type/Catalog/Pages 2 0 R>>')
      .objectStream(5, {
        2: '<</Type/Pages/Kids[3 0 R]/Count 1/MediaBox[0 0 595 842]>>',
        3: `<</Type/Page/Parent 2 0 R${AWAITING.replace('4 0 R', '8 0 R').replace('5 0 R', '9 0 R')}>>`,
      })
      .xrefStream(6, '/Root 1 0 R')
      .bytes(),
  'a stream whose /Length is wrong': () =>
    new PdfBuilder()
      .object(1, '<</Type/Catalog/Pages 2 0 R>>')
      .object(2, '<</Type/Pages/Kids[3 0 R]/Count 1/MediaBox[0 0 595 842]>>')
      .object(3, '<</Type/Page/Parent 2 0 R>>')
      .stream(4, AWAITING.replace('4 0 R', '6 0 R'), 'q Q', 99)
      .table('/Root 1 0 R')
      .bytes(),
};

describe.each(Object.entries(FILES))('references into nothing, in %s', (_, file) => {
  test('stay references into nothing when a signature is added', async () => {
    const original = file();
    const signed = await revise(original, { places: [place(0)] });
    const text = Buffer.from(original).toString('latin1');
    const numbers = (part: Uint8Array) =>
      [
        ...Buffer.from(part)
          .toString('latin1')
          .matchAll(/(?:^|\n)(\d+) 0 obj/g),
      ].map(([, number]) => Number(number));
    const before = numbers(original);
    const awaited = [...text.matchAll(/\/[ABC] (\d+) 0 R/g)].map(([, number]) => Number(number));
    for (const number of numbers(signed.subarray(original.length)))
      expect(before.includes(number) || !awaited.includes(number), `object ${number}`).toBe(true);
    const changes = await (await open(signed)).changesSince(original.length);
    expect(changes.map(({ kind }) => kind)).toEqual(['signature-added']);
  });
});
