import { memorySource, prefixSource, type RevisionChange } from '@sealwright/core/api';
import { describe, expect, it } from 'vitest';
import { openObjectStore } from '../../read/open-object-store.ts';
import { onePage, type PdfBuilder } from '../../testing/pdf-builder.ts';
import { APPEARANCE, signatureDictionary, signedForm, widget } from '../../testing/signed-pdf.ts';
import { compareDocuments } from './compare-documents.ts';

/** What a revision changes that is appended to the signed form. */
async function changesOf(revise: (builder: PdfBuilder) => PdfBuilder, root = '/Root 1 0 R') {
  const builder = signedForm();
  const end = builder.length;
  const source = memorySource(revise(builder).table(root).bytes());
  return compareDocuments(await openObjectStore(prefixSource(source, end)), await openObjectStore(source));
}

const kinds = (changes: readonly RevisionChange[]) => [...new Set(changes.map(({ kind }) => kind))].sort();

const PAGE = '/Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]';
const RESOURCES = '/Resources<</Font<</F1 5 0 R>>>>';
const ANNOTATIONS = '6 0 R 7 0 R 9 0 R 13 0 R';
const TIMESTAMP = signatureDictionary().replace('adbe.pkcs7.detached', 'ETSI.RFC3161');
const FIELDS = '7 0 R 9 0 R 13 0 R';

describe('comparison of revisions', () => {
  it('finds nothing where objects were written again as they were', async () => {
    const changes = await changesOf((builder) =>
      builder
        .object(3, `<<${RESOURCES}${PAGE}/Contents 4 0 R/Annots 20 0 R>>`)
        .object(20, `[${ANNOTATIONS}]`)
        .object(5, '<</Subtype/Type1/BaseFont/Helvetica/Type/Font/FontDescriptor null>>'),
    );
    expect(changes).toEqual([]);
  });

  it.each<[string, RevisionChange['kind'][], (builder: PdfBuilder) => PdfBuilder]>([
    ['a content stream replaced', ['page-content'], (b) => b.stream(4, '', 'BT /F1 12 Tf (Price 900) Tj ET')],
    [
      'content appended',
      ['page-content'],
      (b) =>
        b
          .object(3, `<<${PAGE}${RESOURCES}/Contents[4 0 R 20 0 R]/Annots[${ANNOTATIONS}]>>`)
          .stream(20, '', 'BT (more) Tj ET'),
    ],
    ['a font replaced', ['page-content'], (b) => b.object(5, '<</Type/Font/Subtype/Type1/BaseFont/Symbol>>')],
    [
      'the page made smaller',
      ['page-attributes'],
      (b) => b.object(3, `<<${PAGE}/CropBox[0 0 9 9]${RESOURCES}/Contents 4 0 R/Annots[${ANNOTATIONS}]>>`),
    ],
    [
      'a page added',
      ['page-added-or-removed'],
      (b) => b.object(2, '<</Type/Pages/Kids[3 0 R 20 0 R]/Count 2>>').object(20, '<</Type/Page/Parent 2 0 R>>'),
    ],
    [
      'the page exchanged for another one',
      ['page-added-or-removed'],
      (b) =>
        b
          .object(2, '<</Type/Pages/Kids[20 0 R]/Count 1>>')
          .object(20, `<<${PAGE}${RESOURCES}/Contents 4 0 R/Annots[${ANNOTATIONS}]>>`),
    ],
    [
      'a note added',
      ['annotation-added'],
      (b) =>
        b
          .object(3, `<<${PAGE}${RESOURCES}/Contents 4 0 R/Annots[${ANNOTATIONS} 20 0 R]>>`)
          .object(20, '<</Subtype/FreeText/Rect[0 0 9 9]>>'),
    ],
    [
      'a widget added that no field knows',
      ['annotation-added'],
      (b) =>
        b
          .object(3, `<<${PAGE}${RESOURCES}/Contents 4 0 R/Annots[${ANNOTATIONS} 20 0 R]>>`)
          .object(20, `<<${widget('0 0 9 9')}/FT/Sig/T(x)>>`),
    ],
    ['a note changed', ['annotation-changed'], (b) => b.object(6, '<</Subtype/Text/Rect[0 0 20 20]/Contents(other)>>')],
    [
      'a note removed',
      ['annotation-removed'],
      (b) => b.object(3, `<<${PAGE}${RESOURCES}/Contents 4 0 R/Annots[7 0 R 9 0 R 13 0 R]>>`),
    ],
    [
      'a note drawn over the others',
      ['annotation-changed'],
      (b) => b.object(3, `<<${PAGE}${RESOURCES}/Contents 4 0 R/Annots[7 0 R 9 0 R 13 0 R 6 0 R]>>`),
    ],
    [
      'a field filled in',
      ['form-value-changed'],
      (b) =>
        b.object(7, `<<${widget('0 30 99 50')}/FT/Tx/T(name)/V(B)/AP<</N 8 0 R>>>>`).stream(8, APPEARANCE, '(B) Tj'),
    ],
    ['only the look of a field changed', ['form-value-changed'], (b) => b.stream(8, APPEARANCE, '(9) Tj')],
    ['a field moved', ['other'], (b) => b.object(7, `<<${widget('0 200 99 250')}/FT/Tx/T(name)/V(A)/AP<</N 8 0 R>>>>`)],
    ['the look of a signature changed', ['other'], (b) => b.stream(10, APPEARANCE, '(another seal) Tj')],
    [
      'an empty field signed',
      ['signature-added'],
      (b) =>
        b
          .object(13, `<<${widget('0 100 99 130')}/FT/Sig/T(second)/V 20 0 R/AP<</N 21 0 R>>>>`)
          .object(20, signatureDictionary())
          .stream(21, APPEARANCE, '(seal) Tj'),
    ],
    [
      'a field added and signed',
      ['signature-added'],
      (b) => addField(b, `/FT/Sig/T(third)/V 21 0 R`).object(21, signatureDictionary()),
    ],
    [
      'a document timestamp added',
      ['validation-data'],
      (b) => addField(b, `/FT/Sig/T(third)/V 21 0 R`, '0 0 0 0').object(21, TIMESTAMP),
    ],
    [
      'a document timestamp added that shows something',
      ['signature-added'],
      (b) => addField(b, '/FT/Sig/T(third)/V 21 0 R').object(21, TIMESTAMP),
    ],
    [
      'a signature shown again in another field',
      ['other', 'signature-added'],
      (b) => addField(b, '/FT/Sig/T(x)/V 11 0 R'),
    ],
    ['an empty signature field added', ['signature-field-added'], (b) => addField(b, '/FT/Sig/T(third)')],
    ['a text field added', ['form-field-added'], (b) => addField(b, '/FT/Tx/T(third)')],
    ['a signature replaced', ['signature-removed'], (b) => b.object(11, signatureDictionary('', '300302010600'))],
    [
      'a signature removed',
      ['signature-removed'],
      (b) => b.object(9, `<<${widget('0 60 99 90')}/FT/Sig/T(first)/AP<</N 10 0 R>>>>`),
    ],
    ['a script added', ['catalog'], (b) => catalog(b, '/Names<</JavaScript<</Names[(a)<</S/JavaScript>>]>>>>')],
    ['an action on opening added', ['catalog'], (b) => catalog(b, '/OpenAction<</S/Launch>>')],
    ['validation data added', ['validation-data'], (b) => catalog(b, '/DSS<</Certs[]>>')],
    ['extensions and metadata added', ['metadata'], (b) => catalog(b, '/Extensions<</ADBE<<>>>>/Version/1.7')],
    ['an object written that nothing leads to', ['unused-object'], (b) => b.object(20, '(hidden)')],
  ])('tells %s', async (_, expected, revise) => {
    expect(kinds(await changesOf(revise))).toEqual(expected);
  });

  it('tells a change on every path to a shared object', async () => {
    const builder = signedForm({ form: '/DR<</Font<</Helv 5 0 R>>>>' });
    const end = builder.length;
    builder.object(5, '<</Type/Font/Subtype/Type1/BaseFont/Symbol>>').table('/Root 1 0 R');
    const old = await openObjectStore(prefixSource(builder.source(), end));
    const changes = await compareDocuments(old, await openObjectStore(builder.source()));
    expect(kinds(changes)).toEqual(['catalog', 'page-content']);
  });

  it('looks through another catalog and other numbers', async () => {
    const revise = (builder: PdfBuilder) =>
      builder.object(20, '<</Type/Catalog/Pages 2 0 R/AcroForm 12 0 R/OpenAction[3 0 R/Fit]>>');
    expect(await changesOf(revise, '/Root 20 0 R')).toEqual([{ kind: 'catalog', detail: 'OpenAction' }]);
  });

  it('is not led astray by resources that are named like pointers and listed as annotations', async () => {
    const page = '/MediaBox[0 0 9 9]/Annots[6 0 R 7 0 R]/Resources<</Font<</P 6 0 R>>/XObject<</Parent 7 0 R>>>>';
    const font = (name: string) => `<</Type/Font/BaseFont/${name}/Subtype/Text/Rect[0 0 0 0]>>`;
    const builder = onePage(undefined, page).object(6, font('A')).stream(7, APPEARANCE, '(A) Tj').table('/Root 1 0 R');
    for (const revise of [() => builder.object(6, font('B')), () => builder.stream(7, APPEARANCE, '(B) Tj')]) {
      const end = builder.length;
      const source = revise().table('/Root 1 0 R').source();
      const old = await openObjectStore(prefixSource(source, end));
      expect(kinds(await compareDocuments(old, await openObjectStore(source)))).toContain('page-content');
    }
  });

  it('tells data after the last revision, which no section leads to', async () => {
    const builder = signedForm();
    const end = builder.length;
    const old = await openObjectStore(prefixSource(builder.source(), end));
    builder.raw('\0\n ');
    expect(await compareDocuments(old, await openObjectStore(builder.source()))).toEqual([]);
    builder.raw('trailer <</Root 9 0 R>>');
    expect(kinds(await compareDocuments(old, await openObjectStore(builder.source())))).toEqual(['other']);
  });

  describe('of a tagged document', () => {
    const tree = (kids: string, rest = '') => `/StructTreeRoot<</K[${kids}]${rest}>>`;
    const form = '<</S/Form/K<</Type/OBJR/Obj 13 0 R>>>>';

    async function tagged(after: string) {
      const builder = signedForm({ catalog: tree(form) });
      const end = builder.length;
      catalog(builder, after)
        .object(13, `<<${widget('0 100 99 130')}/FT/Sig/T(second)/V 20 0 R>>`)
        .object(20, signatureDictionary())
        .table('/Root 1 0 R');
      const old = await openObjectStore(prefixSource(builder.source(), end));
      return kinds(await compareDocuments(old, await openObjectStore(builder.source())));
    }

    it('does not count what the structure merely points to', async () => {
      expect(await tagged(tree(form))).toEqual(['signature-added']);
    });

    it('lets the structure grow, but not change', async () => {
      expect(await tagged(tree(`${form}<</S/Form>>`, '/ParentTreeNextKey 2'))).toEqual(['metadata', 'signature-added']);
      expect(await tagged(tree(form.replace('/Form', '/Figure')))).toEqual(['catalog', 'signature-added']);
      expect(await tagged(tree(''))).toEqual(['catalog', 'signature-added']);
    });
  });

  it('does not mind an annotation that several pages list', async () => {
    const builder = onePage(undefined, '/MediaBox[0 0 9 9]/Annots[6 0 R]')
      .object(2, '<</Type/Pages/Kids[3 0 R 4 0 R]/Count 2>>')
      .object(4, '<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Annots[6 0 R]>>')
      .object(6, '<</Subtype/Text/Rect[0 0 9 9]>>')
      .table('/Root 1 0 R');
    const end = builder.length;
    const source = builder.object(7, '(unused)').table('/Root 1 0 R').source();
    const old = await openObjectStore(prefixSource(source, end));
    expect(kinds(await compareDocuments(old, await openObjectStore(source)))).toEqual(['unused-object']);
  });

  it('names field and page', async () => {
    const changes = await changesOf((builder) => builder.stream(8, APPEARANCE, '(9) Tj'));
    expect(changes).toEqual([{ kind: 'form-value-changed', detail: 'name', field: 'name', page: 0 }]);
  });
});

function catalog(builder: PdfBuilder, entries: string): PdfBuilder {
  return builder.object(1, `<</Type/Catalog/Pages 2 0 R/AcroForm 12 0 R${entries}>>`);
}

function addField(builder: PdfBuilder, entries: string, rect = '0 0 9 9'): PdfBuilder {
  return builder
    .object(3, `<<${PAGE}${RESOURCES}/Contents 4 0 R/Annots[${ANNOTATIONS} 20 0 R]>>`)
    .object(12, `<</Fields[${FIELDS} 20 0 R]/SigFlags 3>>`)
    .object(20, `<<${widget(rect)}${entries}>>`);
}
