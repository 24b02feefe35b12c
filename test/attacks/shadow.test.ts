/**
 * Shadow attacks: whoever prepares the document lays something ready in it, has it signed, and brings it to light with a
 * later revision that looks harmless.
 */
import type { RevisionChange } from '@sealwright/core/api';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { PdfRef } from '../../plugins/pdf-engine/src/objects.ts';
import { PdfBuilder } from '../../plugins/pdf-engine/src/testing/pdf-builder.ts';
import { AttackLab } from './attack-lab.ts';
import { ForgedRevision, stream } from './forged-revision.ts';

let lab: AttackLab;
beforeAll(async () => {
  lab = await AttackLab.open();
}, 120_000);
afterAll(() => lab?.dispose());

interface Preparation {
  readonly catalog?: string;
  readonly page?: string;
  readonly resources?: string;
  readonly content?: string;
  readonly more?: (builder: PdfBuilder) => unknown;
}

/** A page (3) with content (4) and a font (5), in a document that the signer gets to see. */
function prepared({
  catalog = '',
  page = '',
  resources = '',
  content = 'BT /F 12 Tf 72 700 Td (Pay 100) Tj ET',
  more,
}: Preparation) {
  const builder = new PdfBuilder()
    .object(1, `<</Type/Catalog/Pages 2 0 R${catalog}>>`)
    .object(2, '<</Type/Pages/Kids[3 0 R]/Count 1>>')
    .object(
      3,
      `<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>${resources}>>${page}>>`,
    )
    .stream(4, '', content)
    .object(5, '<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>');
  more?.(builder);
  return builder.table('/Root 1 0 R').bytes();
}

const object = (number: number) => new PdfRef(number, 0);
const FORM = '/Type/XObject/Subtype/Form/BBox[0 0 595 842]';
const ANNOTATION = '/Type/Annot/Rect[0 0 595 842]/F 4/P 3 0 R';

type Reveal = (revision: ForgedRevision) => unknown;

const REVEALED: readonly (readonly [string, Preparation, RevisionChange['kind'], Reveal])[] = [
  [
    'hide: a picture that covers the text is removed',
    {
      resources: '/XObject<</Cover 10 0 R>>',
      content: '(Pay 900) Tj /Cover Do',
      more: (b) => b.stream(10, FORM, '1 g 0 0 595 842 re f'),
    },
    'page-content',
    (r) => r.put(object(10), stream(FORM, '')),
  ],
  [
    'hide: a note that covers the text is removed',
    {
      page: '/Annots[10 0 R]',
      more: (b) => b.object(10, `<<${ANNOTATION}/Subtype/Stamp/AP<</N 11 0 R>>>>`).stream(11, FORM, '1 g'),
    },
    'annotation-removed',
    async (r) => {
      const [page] = r.document.pages;
      const [, seal] = (await r.resolve(page!.dict.get('Annots'))) as PdfRef[];
      await r.change(page!.ref, { Annots: [seal!] });
    },
  ],
  [
    'hide: the note that covers the text loses its appearance',
    {
      page: '/Annots[10 0 R]',
      more: (b) => b.object(10, `<<${ANNOTATION}/Subtype/Stamp/AP<</N 11 0 R>>>>`).stream(11, FORM, '1 g'),
    },
    'annotation-changed',
    (r) => r.put(object(11), stream(FORM, '')),
  ],
  [
    'hide: a layer is switched off',
    {
      catalog: '/OCProperties<</OCGs[10 0 R]/D 11 0 R>>',
      resources: '/Properties<</L 10 0 R>>',
      content: '(Pay 900) Tj /OC /L BDC 0 0 595 842 re f EMC',
      more: (b) => b.object(10, '<</Type/OCG/Name(L)>>').object(11, '<</ON[10 0 R]>>'),
    },
    'catalog',
    (r) => r.put(object(11), '<</OFF[10 0 R]>>'),
  ],
  [
    'replace: the font of a form is exchanged',
    {
      catalog: '/AcroForm<</Fields[10 0 R]/DR<</Font<</F 5 0 R>>>>/DA(/F 12 Tf)>>',
      page: '/Annots[10 0 R]',
      more: (b) => b.object(10, `<<${ANNOTATION}/Subtype/Widget/FT/Tx/T(sum)/V(100)/DA(/F 12 Tf)>>`),
    },
    'catalog',
    (r) => r.put(object(5), '<</Type/Font/Subtype/Type3/FontBBox[0 0 9 9]>>'),
  ],
  [
    'replace: what the page draws is awaited and comes later',
    { resources: '/XObject<</Later 500 0 R>>', content: '(Pay 100) Tj /Later Do' },
    'page-content',
    (r) => r.put(object(500), stream(FORM, '0 0 595 842 re f')),
  ],
  [
    'replace: a font that is a page at the same time',
    {
      more: (b) =>
        b
          .object(2, '<</Type/Pages/Kids[3 0 R 5 0 R]/Count 2>>')
          .object(5, '<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Parent 2 0 R/MediaBox[0 0 9 9]>>'),
    },
    'page-attributes',
    (r) => r.put(object(5), '<</Type/Font/Subtype/Type1/BaseFont/Symbol/Parent 2 0 R/MediaBox[0 0 9 9]>>'),
  ],
  [
    'replace: the content of the page is the appearance of a field',
    {
      catalog: '/AcroForm<</Fields[10 0 R]>>',
      page: '/Annots[10 0 R]',
      more: (b) => b.object(10, `<<${ANNOTATION}/Subtype/Widget/FT/Tx/T(sum)/AP<</N 4 0 R>>>>`),
    },
    'page-content',
    (r) => r.put(object(4), stream('', '(Pay 900) Tj')),
  ],
  [
    'replace: the length of the content is counted anew',
    { more: (b) => b.stream(4, '', '(Pay 100) Tj\nendstream\n(Pay 900) Tj', '10 0 R').object(10, '12') },
    'page-content',
    (r) => r.put(object(10), '36'),
  ],
  [
    'replace: the content is filtered otherwise',
    { more: (b) => b.stream(4, '/Filter 10 0 R', '28506179203130302920546a3e').object(10, '/ASCIIHexDecode') },
    'page-content',
    (r) => r.put(object(10), '[]'),
  ],
  [
    'hide and replace: the trailer leads to another catalog that lay ready',
    {
      more: (b) =>
        b
          .object(20, '<</Type/Catalog/Pages 21 0 R>>')
          .object(21, '<</Type/Pages/Kids[22 0 R]/Count 1>>')
          .object(22, '<</Type/Page/Parent 21 0 R/MediaBox[0 0 595 842]/Contents 23 0 R>>')
          .stream(23, '', '(Pay 900) Tj'),
    },
    'page-added-or-removed',
    async (r) => {
      const form = r.document.catalog.get('AcroForm');
      r.put(object(20), `<</Type/Catalog/Pages 21 0 R/AcroForm ${form}>>`);
      r.root = object(20);
    },
  ],
  [
    'hide and replace: the page shows content that lay ready',
    { more: (b) => b.stream(23, '', '(Pay 900) Tj') },
    'page-content',
    (r) => r.change(object(3), { Contents: object(23) }),
  ],
];

describe('what lay ready', () => {
  test.each(REVEALED)('%s', async (_, preparation, kind, reveal) => {
    const signed = await lab.sign(prepared(preparation));
    expect((await lab.verify(signed)).signatures).toMatchObject([{ integrity: 'valid' }]);
    const revision = await ForgedRevision.of(signed);
    await reveal(revision);
    const { signatures } = await lab.verify(revision.finish());
    expect(signatures).toMatchObject([{ integrity: 'modified' }]);
    expect(signatures[0]?.laterChanges.map((change) => change.kind)).toContain(kind);
  });

  test('the value of a field may be changed, and is told', async () => {
    const signed = await lab.sign(
      prepared({
        catalog: '/AcroForm<</Fields[10 0 R]>>',
        page: '/Annots[10 0 R]',
        more: (b) => b.object(10, `<<${ANNOTATION}/Subtype/Widget/FT/Tx/T(sum)/V(100)>>`),
      }),
    );
    const revision = await ForgedRevision.of(signed);
    revision.put(object(10), `<<${ANNOTATION}/Subtype/Widget/FT/Tx/T(sum)/V(900)>>`);
    expect((await lab.verify(revision.finish())).signatures).toMatchObject([
      { integrity: 'valid-with-later-changes', laterChanges: [{ kind: 'form-value-changed', field: 'sum' }] },
    ]);
  });
});

describe('what would come to light by signing', () => {
  test('an object said to stand where the revision of the signature will be is refused', async () => {
    const awaiting = prepared({ more: (b) => b.place(10, { offset: 3000, generation: 0 }) });
    await expect(lab.sign(awaiting)).rejects.toMatchObject({ code: 'pdf.damaged' });
  });

  test('a page that awaits the objects of the seal does not get them', async () => {
    const names = Array.from({ length: 200 }, (_, index) => `/X${index} ${index + 6} 0 R`);
    const content = names.map((_, index) => `/X${index} Do`).join(' ');
    const original = prepared({ resources: `/XObject<<${names.join('')}>>`, content });
    const revision = await ForgedRevision.of(await lab.sign(original));
    for (let number = 6; number < 206; number++) expect(await revision.resolve(object(number))).toBeNull();
  });
});
