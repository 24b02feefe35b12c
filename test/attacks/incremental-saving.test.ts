/**
 * Incremental saving attacks: a revision behind the signature changes what is seen, and the signature's own bytes stay
 * intact. Each change must be told by its name, and what may not follow a signature makes the document "modified".
 */
import type { RevisionChange } from '@sealwright/core/api';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { serialise } from '../../plugins/pdf-engine/src/append/serialise.ts';
import { PdfDict, type PdfName, type PdfObject, type PdfRef, PdfStream } from '../../plugins/pdf-engine/src/objects.ts';
import { Parser } from '../../plugins/pdf-engine/src/read/syntax/parser.ts';
import { AttackLab } from './attack-lab.ts';
import { ForgedRevision, stream } from './forged-revision.ts';

let lab: AttackLab;
let signed: Uint8Array;
beforeAll(async () => {
  lab = await AttackLab.open();
  signed = await lab.sign(lab.contract);
}, 120_000);
afterAll(() => lab?.dispose());

type Attack = (revision: ForgedRevision) => unknown;

const parse = (text: string): PdfObject => new Parser(Buffer.from(text, 'latin1')).object();
const firstPage = ({ document }: ForgedRevision) => document.pages[0]!;
const sealField = ({ document }: ForgedRevision) => document.fields.find(({ type }) => type === 'Sig')!;

async function dictOf(revision: ForgedRevision, object: PdfObject | undefined): Promise<PdfDict> {
  const found = await revision.resolve(object);
  if (found instanceof PdfDict) return found;
  if (found instanceof PdfStream) return found.dict;
  throw new Error('no dictionary');
}

/** /Annots of the first page with one more. */
async function annotate(revision: ForgedRevision, annotation: string): Promise<PdfRef> {
  const { ref, dict } = firstPage(revision);
  const annotations = (await revision.resolve(dict.get('Annots'))) as PdfObject[];
  const added = revision.add(annotation);
  await revision.change(ref, { Annots: [...annotations, added] });
  return added;
}

async function addToForm(revision: ForgedRevision, field: PdfRef): Promise<void> {
  const form = revision.document.catalog.get('AcroForm') as PdfRef;
  const fields = (await revision.resolve(revision.document.form!.get('Fields'))) as PdfObject[];
  await revision.change(form, { Fields: [...fields, field] });
}

/** The form XObject that draws the seal, and below it the picture. */
async function appearanceOf(revision: ForgedRevision): Promise<PdfRef> {
  return (await dictOf(revision, sealField(revision).dict.get('AP'))).get('N') as PdfRef;
}

async function pictureOf(revision: ForgedRevision): Promise<PdfRef> {
  for (let form = await dictOf(revision, await appearanceOf(revision)); ; ) {
    const resources = await dictOf(revision, form.get('Resources'));
    const [first] = (await dictOf(revision, resources.get('XObject'))).entries.values();
    form = await dictOf(revision, first);
    if ((form.get('Subtype') as PdfName).value === 'Image') return first as PdfRef;
  }
}

const NOTE = '/Type/Annot/Rect[100 100 400 400]/F 4';
const OVERLAY = stream('/Type/XObject/Subtype/Form/BBox[0 0 300 300]', '1 g 0 0 300 300 re f');

/** What nobody may do to a signed document, certified or not. */
const FORBIDDEN: readonly (readonly [string, RevisionChange['kind'], Attack])[] = [
  [
    'the page content is replaced',
    'page-content',
    (r) => r.put(firstPage(r).dict.get('Contents') as PdfRef, stream('', 'BT ET')),
  ],
  [
    'the page is given other content',
    'page-content',
    (r) => r.change(firstPage(r).ref, { Contents: r.add(stream('', 'BT ET')) }),
  ],
  [
    'content is appended',
    'page-content',
    (r) =>
      r.change(firstPage(r).ref, {
        Contents: [firstPage(r).dict.get('Contents')!, r.add(stream('', '0 g 0 0 500 500 re f'))],
      }),
  ],
  [
    'a font is replaced',
    'page-content',
    async (r) => {
      const fonts = await dictOf(r, (await dictOf(r, firstPage(r).attributes.get('Resources'))).get('Font'));
      const [font] = fonts.entries.values();
      r.put(font as PdfRef, '<</Type/Font/Subtype/Type1/BaseFont/ZapfDingbats>>');
    },
  ],
  [
    'the page has content twice, and which one counts depends on the reader',
    'other',
    (r) => {
      const { ref, dict } = firstPage(r);
      const other = r.add(stream('', 'BT ET'));
      r.put(ref, serialise(dict).replace('<<', `<</Contents ${other}/#43ontents ${dict.get('Contents')}`));
    },
  ],
  ['the page is cropped', 'page-attributes', (r) => r.change(firstPage(r).ref, { CropBox: [0, 0, 100, 100] })],
  ['the page is turned', 'page-attributes', (r) => r.change(firstPage(r).ref, { Rotate: 180 })],
  [
    'the page acts on opening',
    'page-attributes',
    (r) => r.change(firstPage(r).ref, { AA: parse('<</O<</S/JavaScript/JS(1)>>>>') }),
  ],
  [
    'pages are exchanged',
    'page-added-or-removed',
    async (r) => {
      const kids = r.document.pages.map(({ ref }) => ref);
      await r.change(r.document.catalog.get('Pages') as PdfRef, { Kids: [...kids].reverse() });
    },
  ],
  [
    'a page is dropped',
    'page-added-or-removed',
    (r) =>
      r.change(r.document.catalog.get('Pages') as PdfRef, {
        Kids: r.document.pages.slice(1).map(({ ref }) => ref),
        Count: 4,
      }),
  ],
  [
    'a page is added',
    'page-added-or-removed',
    async (r) => {
      const root = r.document.catalog.get('Pages') as PdfRef;
      const page = r.add(`<</Type/Page/Parent ${root}/MediaBox[0 0 595 842]>>`);
      await r.change(root, { Kids: [...r.document.pages.map(({ ref }) => ref), page], Count: 6 });
    },
  ],
  [
    'the catalog names another page tree',
    'page-added-or-removed',
    async (r) => {
      const pages = r.add('null');
      const page = r.add(`<</Type/Page/Parent ${pages}/MediaBox[0 0 595 842]>>`);
      r.put(pages, `<</Type/Pages/Kids[${page}]/Count 1>>`);
      await r.change(r.catalog, { Pages: pages });
    },
  ],
  [
    'a script runs on opening',
    'catalog',
    (r) => r.change(r.catalog, { OpenAction: parse('<</S/JavaScript/JS(app.alert\\(1\\))>>') }),
  ],
  [
    'a named script is added',
    'catalog',
    (r) => r.change(r.catalog, { Names: parse('<</JavaScript<</Names[(a)<</S/JavaScript/JS(1)>>]>>>>') }),
  ],
  [
    'layers are switched',
    'catalog',
    (r) => r.change(r.catalog, { OCProperties: parse('<</OCGs[]/D<</BaseState/OFF>>>>') }),
  ],
  [
    'viewers are told otherwise',
    'catalog',
    (r) => r.change(r.catalog, { ViewerPreferences: parse('<</HideToolbar true>>') }),
  ],
  ['the form is exchanged', 'signature-removed', (r) => r.change(r.catalog, { AcroForm: parse('<</Fields[]>>') })],
  [
    'a field of the form hides the text',
    'form-field-added',
    async (r) => {
      const appearance = r.add(OVERLAY);
      await addToForm(r, await annotate(r, `<<${NOTE}/Subtype/Widget/FT/Tx/T(x)/AP<</N ${appearance}>>>>`));
    },
  ],
  [
    'the seal has another appearance',
    'other',
    async (r) => r.change(sealField(r).ref!, { AP: parse(`<</N ${r.add(OVERLAY)}>>`) }),
  ],
  ['the form that draws the seal is replaced', 'other', async (r) => r.put(await appearanceOf(r), OVERLAY)],
  [
    'the picture of the seal is replaced',
    'other',
    async (r) =>
      r.put(
        await pictureOf(r),
        stream('/Type/XObject/Subtype/Image/Width 1/Height 1/BitsPerComponent 8/ColorSpace/DeviceGray', 'x'),
      ),
  ],
  ['the seal is moved', 'other', (r) => r.change(sealField(r).ref!, { Rect: [0, 0, 100, 100] })],
  ['the seal is hidden', 'other', (r) => r.change(sealField(r).ref!, { F: 2 })],
  ['the field of the seal has another name', 'other', (r) => r.change(sealField(r).ref!, { T: parse('(other)') })],
  [
    'the signed field gets a second widget elsewhere',
    'other',
    async (r) => {
      const { ref, dict } = sealField(r);
      const page = r.document.pages[2]!.ref;
      const widget = r.add(`<<${NOTE}/Subtype/Widget/Parent ${ref}/P ${page}/AP ${serialise(dict.get('AP')!)}>>`);
      await r.change(ref!, { Kids: [widget] });
      await r.change(page, { Annots: [widget] });
    },
  ],
  [
    'a widget that no form knows shows the signature as its own',
    'other',
    async (r) => {
      const { dict } = sealField(r);
      const page = r.document.pages[2]!.ref;
      const widget = r.add(
        `<<${NOTE}/Subtype/Widget/FT/Sig/T(x)/P ${page}/V ${dict.get('V')}/AP ${serialise(dict.get('AP')!)}>>`,
      );
      await r.change(page, { Annots: [widget] });
    },
  ],
  ['a link runs a script', 'other', (r) => annotate(r, `<<${NOTE}/Subtype/Link/A<</S/JavaScript/JS(1)>>>>`)],
  [
    'a note runs a script when its page is opened',
    'other',
    (r) => annotate(r, `<<${NOTE}/Subtype/Square/AA<</PO<</S/JavaScript/JS(1)>>>>>>`),
  ],
  [
    'a signature field switches layers',
    'other',
    async (r) => addToForm(r, await annotate(r, `<<${NOTE}/Subtype/Widget/FT/Sig/T(x)/A<</S/SetOCGState/State[]>>>>`)),
  ],
  ['the seal is taken from its page', 'annotation-removed', (r) => r.change(firstPage(r).ref, { Annots: [] })],
  [
    'the seal shows on a second page too',
    'annotation-changed',
    (r) => r.change(r.document.pages[1]!.ref, { Annots: [sealField(r).ref!] }),
  ],
];

/** What others may do, as long as it is told. */
const TOLD: readonly (readonly [string, RevisionChange['kind'], Attack])[] = [
  ['a note is laid over the text', 'annotation-added', (r) => annotate(r, `<<${NOTE}/Subtype/FreeText/Contents(x)>>`)],
  [
    'a link to a page is added',
    'annotation-added',
    (r) => annotate(r, `<<${NOTE}/Subtype/Link/A<</S/URI/URI(https://example.com)>>>>`),
  ],
  [
    'a picture is laid over the text',
    'annotation-added',
    (r) => annotate(r, `<<${NOTE}/Subtype/Stamp/AP<</N ${r.add(OVERLAY)}>>>>`),
  ],
  [
    'a signature field is added',
    'signature-field-added',
    async (r) => addToForm(r, await annotate(r, `<<${NOTE}/Subtype/Widget/FT/Sig/T(x)/AP<</N ${r.add(OVERLAY)}>>>>`)),
  ],
  ['an object that nothing uses is laid ready', 'unused-object', (r) => r.add('(for later)')],
  ['the language is changed', 'metadata', (r) => r.change(r.catalog, { Lang: parse('(en)') })],
];

async function judge(attack: Attack, pdf = signed) {
  const revision = await ForgedRevision.of(pdf);
  await attack(revision);
  return (await lab.verify(revision.finish())).signatures[0]!;
}

describe('a revision behind the signature', () => {
  test('the contract itself is valid', async () => {
    const { signatures } = await lab.verify(signed);
    expect(signatures).toMatchObject([{ integrity: 'valid', trust: 'trusted', fields: ['Signature1'] }]);
  });

  test.each(FORBIDDEN)('%s: modified, by %s', async (_, kind, attack) => {
    const report = await judge(attack);
    expect(report.laterChanges.map((change) => change.kind)).toContain(kind);
    expect(report.integrity).toBe('modified');
  });

  test('the only signature is taken from its field: the document is not signed', async () => {
    const revision = await ForgedRevision.of(signed);
    await revision.change(sealField(revision).ref!, { V: null });
    expect(await lab.verify(revision.finish())).toMatchObject({ signatures: [], emptyFields: ['Signature1'] });
  });

  test.each(TOLD)('%s: valid, but %s is told', async (_, kind, attack) => {
    const report = await judge(attack);
    expect(report).toMatchObject({ integrity: 'valid-with-later-changes', laterChanges: [{ kind }] });
  });
});
