import { memorySource } from '@sealwright/core/api';
import { describe, expect, it } from 'vitest';
import { openObjectStore } from '../read/open-object-store.ts';
import { onePage, type PdfBuilder } from '../testing/pdf-builder.ts';
import { fillByteRange, signatureDictionary, signedForm, widget } from '../testing/signed-pdf.ts';
import { readSignatures } from './read-signatures.ts';

const read = async (bytes: Uint8Array) => readSignatures(await openObjectStore(memorySource(bytes)));
const filled = (builder: PdfBuilder) => read(fillByteRange(builder.bytes()));

/** A page with these annotations and a form with these fields. */
function formWith(fields: string, annotations: string): PdfBuilder {
  return onePage(undefined, `/MediaBox[0 0 9 9]/Annots[${annotations}]`).object(
    1,
    `<</Type/Catalog/Pages 2 0 R/AcroForm<</Fields[${fields}]>>>>`,
  );
}

describe('signatures', () => {
  it('are read with field, place, claims, contents and coverage', async () => {
    const claims = "/Reason(r)/Location<FEFF53174EAC>/M(D:20250109094300+08'00')";
    const { signed, empty } = await filled(signedForm({ signature: claims }));
    expect(signed).toHaveLength(1);
    expect(signed[0]).toMatchObject({
      fields: [{ name: 'first', widget: { page: 0, rect: { x1: 0, y1: 60, x2: 99, y2: 90 } } }],
      subFilter: 'adbe.pkcs7.detached',
      contents: new Uint8Array([0x30, 3, 2, 1, 5]),
      coverage: { kind: 'whole-file' },
      claims: { reason: 'r', location: '北京', time: new Date('2025-01-09T01:43:00Z') },
    });
    expect(empty).toMatchObject([{ name: 'second' }]);
  });

  it('become signatures of a revision when something follows', async () => {
    const builder = signedForm();
    const end = builder.length;
    builder.object(14, '(later)').table('/Root 1 0 R');
    const { signed } = await read(fillByteRange(builder.bytes(), end));
    expect(signed[0]?.coverage).toEqual({ kind: 'revision', end });
  });

  it('are one where several fields share the dictionary', async () => {
    const builder = formWith('5 0 R 6 0 R', '5 0 R 6 0 R')
      .object(4, signatureDictionary())
      .object(5, `<<${widget('0 0 5 5')}/FT/Sig/T(a)/V 4 0 R>>`)
      .object(6, `<<${widget('0 0 5 5')}/FT/Sig/T(b)/V 4 0 R>>`)
      .table('/Root 1 0 R');
    const { signed } = await filled(builder);
    expect(signed.map(({ fields }) => fields.map(({ name }) => name))).toEqual([['a', 'b']]);
  });

  it('are found where type and value are inherited and the widget is a kid', async () => {
    const builder = formWith('5 0 R', '7 0 R')
      .object(4, signatureDictionary())
      .object(5, '<</FT/Sig/T(group)/V 4 0 R/Kids[6 0 R]>>')
      .object(6, '<</T(leaf)/Parent 5 0 R/Kids[7 0 R]>>')
      .object(7, `<<${widget('0 0 5 5')}/Parent 6 0 R>>`)
      .table('/Root 1 0 R');
    const { signed } = await filled(builder);
    expect(signed[0]?.fields).toMatchObject([{ name: 'group.leaf', widget: { page: 0 } }]);
  });

  it('are found on a page though the form does not list them', async () => {
    const builder = formWith('', '5 0 R')
      .object(4, signatureDictionary())
      .object(5, `<<${widget('0 0 5 5')}/FT/Sig/T(hidden)/V 4 0 R>>`)
      .table('/Root 1 0 R');
    expect((await filled(builder)).signed).toHaveLength(1);
  });

  it('end with loops in the form', async () => {
    const builder = formWith('5 0 R', '')
      .object(5, '<</FT/Sig/T(a)/Parent 6 0 R/Kids[6 0 R]>>')
      .object(6, '<</T(b)/Parent 5 0 R/Kids[5 0 R]>>')
      .table('/Root 1 0 R');
    expect(await read(builder.bytes())).toMatchObject({ signed: [], empty: [{ name: 'a.b' }] });
  });

  it.each([
    ['duplicate-keys', signatureDictionary('/Contents<3003020105>')],
    ['duplicate-keys', signatureDictionary('/#43ontents<3003020105>')],
    ['no-contents', signatureDictionary('', '')],
    ['hole-not-contents', signatureDictionary('/Padding 1').replace('/Contents', '/Other<00>/Contents')],
    ['contents-not-found', signatureDictionary().replace(/Contents<(\w+)>/, 'Contents 6 0 R/Other<$1>')],
  ])('have malformed coverage: %s', async (reason, dictionary) => {
    const builder = formWith('5 0 R', '5 0 R')
      .object(4, dictionary)
      .object(5, `<<${widget('0 0 5 5')}/FT/Sig/T(a)/V 4 0 R>>`)
      .object(6, '<3003020105>')
      .table('/Root 1 0 R');
    expect((await filled(builder)).signed[0]?.coverage).toEqual({ kind: 'malformed', reason });
  });

  it('have malformed coverage in an object stream, where /Contents cannot be left out', async () => {
    const builder = formWith('5 0 R', '5 0 R')
      .object(5, `<<${widget('0 0 5 5')}/FT/Sig/T(a)/V 4 0 R>>`)
      .objectStream(6, { 4: signatureDictionary().replaceAll('0000000000', '5') })
      .xrefStream(7, '/Root 1 0 R');
    expect((await read(builder.bytes())).signed[0]?.coverage).toMatchObject({ kind: 'malformed' });
  });

  it.each([
    ['one string', '/Cert<3001>', [[0x30, 1]]],
    [
      'an array, by reference too',
      '/Cert[<3001>14 0 R null 7]',
      [
        [0x30, 1],
        [0x30, 2],
      ],
    ],
    ['something else', '/Cert/None', undefined],
  ])('have the certificates that /Cert holds: %s', async (_, entry, expected) => {
    const builder = signedForm({ signature: entry }).object(14, '<3002>').table('/Root 1 0 R');
    const [signature] = (await filled(builder)).signed;
    expect(signature?.certificates?.map((certificate) => [...certificate])).toEqual(expected);
  });

  it('tell certification and locks', async () => {
    const reference =
      '/Reference[<</TransformMethod/DocMDP/TransformParams<</P 3>>>><</TransformMethod/FieldMDP' +
      '/TransformParams<</Action/Include/Fields[(name)]/P 2>>>>]';
    const { signed } = await filled(signedForm({ signature: reference }));
    expect(signed[0]).toMatchObject({
      certification: 3,
      fieldLock: { action: 'Include', fields: ['name'], permissions: 2 },
    });
  });
});
