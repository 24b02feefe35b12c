import { describe, expect, test } from 'vitest';
import { PdfBuilder } from '../testing/pdf-builder.ts';
import { SigningForbidden } from './errors.ts';
import { complaints, pdfsig, qpdf } from './testing/foreign-tools.ts';
import { place } from './testing/seals.ts';
import { failure, open, sign } from './testing/sign.ts';

const CATALOG = '/Type/Catalog/Pages 2 0 R';

/** Two pages, objects 1 to 4. */
function twoPages({ catalog = '', first = '', second = '' } = {}): PdfBuilder {
  return new PdfBuilder()
    .object(1, `<<${CATALOG}${catalog}>>`)
    .object(2, '<</Type/Pages/Kids[3 0 R 4 0 R]/Count 2/MediaBox[0 0 595 842]>>')
    .object(3, `<</Type/Page/Parent 2 0 R${first}>>`)
    .object(4, `<</Type/Page/Parent 2 0 R${second}>>`);
}

const ROOT = '/Root 1 0 R';
const ID = '/ID[<00112233445566778899aabbccddeeff><00112233445566778899aabbccddeeff>]';
const TEXT_FIELD = '<</Type/Annot/Subtype/Widget/FT/Tx/T(Name)/Rect[10 10 100 30]/F 4>>';

const plain = () => twoPages().table(ROOT).bytes();

const FILES: Readonly<Record<string, () => Uint8Array>> = {
  'a table': plain,
  'a table, without end of line at the end': () => plain().subarray(0, -1),
  'a table with an identifier and an /Info': () =>
    twoPages().object(5, '<</Title(A)>>').table(`${ROOT}/Info 5 0 R${ID}`).bytes(),
  'two revisions': () => twoPages().table(ROOT).object(4, '<</Type/Page/Parent 2 0 R/Tabs/S>>').table(ROOT).bytes(),
  'a stream': () => twoPages().xrefStream(5, ROOT).bytes(),
  'a stream, the catalog and the pages in an object stream': () =>
    new PdfBuilder()
      .objectStream(5, {
        1: `<<${CATALOG}>>`,
        2: '<</Type/Pages/Kids[3 0 R 4 0 R]/Count 2/MediaBox[0 0 595 842]>>',
        3: '<</Type/Page/Parent 2 0 R>>',
        4: '<</Type/Page/Parent 2 0 R>>',
      })
      .xrefStream(6, ROOT + ID)
      .bytes(),
  'a table, then a stream': () => twoPages().table(ROOT).object(5, '1').xrefStream(6, ROOT).bytes(),
  'a hybrid': () => {
    const builder = twoPages().objectStream(5, { 6: '<</Producer(Hidden)>>' });
    return builder.table(`${ROOT}/XRefStm ${builder.hiddenXrefStream(7)}`).bytes();
  },
  linearized: () => qpdf(plain(), '--linearize'),
  'linearized, with object streams': () => qpdf(plain(), '--linearize', '--object-streams=generate'),
  'a page of a later generation': () =>
    new PdfBuilder()
      .object(1, `<<${CATALOG}>>`)
      .object(2, '<</Type/Pages/Kids[3 2 R 4 0 R]/Count 2/MediaBox[0 0 595 842]>>')
      .object(3, '<</Type/Page/Parent 2 0 R>>', 2)
      .object(4, '<</Type/Page/Parent 2 0 R>>')
      .table(ROOT)
      .bytes(),
  'annotations, written directly': () =>
    twoPages({ first: `/Annots[${TEXT_FIELD}]` })
      .table(ROOT)
      .bytes(),
  'annotations, shared between the pages': () =>
    twoPages({ first: '/Annots 5 0 R', second: '/Annots 5 0 R' })
      .object(5, '[6 0 R]')
      .object(6, '<</Type/Annot/Subtype/Square/Rect[0 0 9 9]>>')
      .table(ROOT)
      .bytes(),
  'a form in the catalog': () =>
    twoPages({ catalog: '/AcroForm<</Fields[5 0 R]/NeedAppearances true>>', first: '/Annots[5 0 R]' })
      .object(5, TEXT_FIELD)
      .table(ROOT)
      .bytes(),
  'a form and its fields as objects, the fields being the annotations of a page': () =>
    twoPages({ catalog: '/AcroForm 7 0 R', first: '/Annots 6 0 R' })
      .object(5, TEXT_FIELD)
      .object(6, '[5 0 R]')
      .object(7, '<</Fields 6 0 R/DA(/Helv 0 Tf)>>')
      .table(ROOT)
      .bytes(),
  'a form without fields': () => twoPages({ catalog: '/AcroForm<</SigFlags 1>>' }).table(ROOT).bytes(),
  'a form in an object stream': () =>
    twoPages({ catalog: '/AcroForm 7 0 R', second: '/Annots[6 0 R]' })
      .objectStream(5, { 6: TEXT_FIELD, 7: '<</Fields[6 0 R]>>' })
      .xrefStream(8, ROOT)
      .bytes(),
};

const encrypted = (...options: readonly string[]) =>
  qpdf(
    twoPages({ first: `/Annots[${TEXT_FIELD}]` })
      .table(ROOT)
      .bytes(),
    '--allow-weak-crypto',
    '--encrypt',
    'user',
    'owner',
    ...options,
  );

const ENCRYPTED: Readonly<Record<string, () => Uint8Array>> = {
  'RC4, 40 bits': () => encrypted('40', '--'),
  'RC4, 128 bits': () => encrypted('128', '--use-aes=n', '--'),
  'AES, 128 bits': () => encrypted('128', '--use-aes=y', '--'),
  'AES, 256 bits': () => encrypted('256', '--'),
  'AES, 256 bits, object streams': () => encrypted('256', '--', '--object-streams=generate'),
  'AES, 128 bits, object streams, metadata clear': () =>
    encrypted('128', '--use-aes=y', '--cleartext-metadata', '--', '--object-streams=generate'),
};

const CASES = [
  ...Object.entries(FILES).map(([name, make]) => ({ name, make, password: undefined })),
  ...Object.entries(ENCRYPTED).map(([name, make]) => ({ name, make, password: 'user' })),
];

const withEmptyField = () =>
  twoPages({ catalog: '/AcroForm<</Fields[5 0 R]>>', first: '/Annots[5 0 R]' })
    .object(5, '<</Type/Annot/Subtype/Widget/FT/Sig/T(Party)/Rect[10 10 100 30]/F 4>>')
    .table(ROOT)
    .bytes();

describe('signed by us, judged by poppler and qpdf', () => {
  test.each(CASES)('$name', async ({ make, password }) => {
    const original = make();
    const once = await sign(original, { places: [place(0), place(1), place(0, { x: 100 })] }, password);
    const names = ['Signature1', 'Signature2', 'Signature3'];
    expect(Buffer.from(once.subarray(0, original.length)).equals(original)).toBe(true);
    expect(complaints(once, password)).toBe('');
    expect(pdfsig(once, password)).toEqual(names.map((field) => ({ field, valid: true, whole: true })));

    const twice = await sign(once, {}, password);
    expect(Buffer.from(twice.subarray(0, once.length)).equals(once)).toBe(true);
    expect(complaints(twice, password)).toBe('');
    expect(pdfsig(twice, password)).toEqual([
      ...names.map((field) => ({ field, valid: true, whole: false })),
      { field: 'Signature4', valid: true, whole: true },
    ]);
    const { signed } = await (await open(twice, password)).signatures();
    expect(signed.map(({ coverage, fields }) => [coverage.kind, fields.map(({ name }) => name)])).toEqual([
      ['revision', names],
      ['whole-file', ['Signature4']],
    ]);
  });

  test('permission to fill forms reaches as far as the empty fields; the owner may do more', async () => {
    const limits = ['--annotate=n', '--modify-other=n', '--assemble=n', '--form=y'];
    const pdf = qpdf(withEmptyField(), '--encrypt', 'user', 'owner', '256', ...limits, '--');
    const refusal = await failure(sign(pdf, { places: [place(0)] }, 'user'));
    expect(SigningForbidden.is(refusal) && refusal.data.reason).toBe('permissions');
    const filled = await sign(pdf, { field: 'Party' }, 'user');
    expect(pdfsig(filled, 'user')).toEqual([{ field: 'Party', valid: true, whole: true }]);
    const byOwner = await sign(pdf, { places: [place(0)] }, 'owner');
    expect(pdfsig(byOwner, 'user')).toEqual([{ field: 'Signature1', valid: true, whole: true }]);
  });

  test('no permission for forms or annotations: only the owner signs', async () => {
    const limits = ['--annotate=n', '--modify-other=n', '--assemble=n', '--form=n'];
    const pdf = qpdf(withEmptyField(), '--encrypt', '', 'owner', '256', ...limits, '--');
    const refusal = await failure(sign(pdf, { field: 'Party' }));
    expect(SigningForbidden.is(refusal) && refusal.data.reason).toBe('permissions');
    expect(pdfsig(await sign(pdf, { field: 'Party' }, 'owner'))).toHaveLength(1);
  });
});
