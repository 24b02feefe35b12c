import { memorySource } from '@sealwright/core/api';
import { describe, expect, test } from 'vitest';
import type { PdfDict } from '../objects.ts';
import { openObjectStore } from '../read/open-object-store.ts';
import { PdfBuilder } from '../testing/pdf-builder.ts';
import {
  CertifyNotFirst,
  ContentsTooLong,
  DamagedForm,
  DamagedPage,
  PictureUnreadable,
  PlaceInvalid,
  SigningForbidden,
} from './errors.ts';
import { place, QUARTER } from './testing/seals.ts';
import { appended, failure, finish, open, prepare, refused, revise, sample } from './testing/sign.ts';

const count = (text: string, part: string) => text.split(part).length - 1;

describe('fields', () => {
  test('no name clashes with one of the document, however deep it stands', async () => {
    const pdf = sample({
      catalog: '/AcroForm<</Fields[10 0 R 12 0 R]>>',
      objects: {
        10: '<</T(Group)/Kids[11 0 R]>>',
        11: '<</T<FEFF005300690067006E006100740075007200650031>/FT/Tx/Parent 10 0 R>>',
        12: '<</T(Signature3)/FT/Btn>>',
      },
    });
    const { fields } = await prepare(pdf, { places: [place(0), place(0, { y: 100 })] });
    expect(fields).toEqual(['Signature2', 'Signature4']);
  });

  test('all places share one signature dictionary', async () => {
    const text = await appended(sample({ pages: ['', ''] }), { places: [place(0), place(1), place(1, { y: 90 })] });
    expect(count(text, '/Type/Sig/')).toBe(1);
    expect(new Set(text.match(/\/V \d+ 0 R/g))).toHaveProperty('size', 1);
    expect(count(text, '/FT/Sig')).toBe(3);
  });

  test('without a place there is one invisible field, on the first page', async () => {
    const { signed } = await (await open(await revise(sample({ pages: ['', ''] })))).signatures();
    expect(signed.map(({ fields }) => fields)).toEqual([[{ name: 'Signature1' }]]);
    expect(await appended(sample())).toContain('/F 132/P 3 0 R/Rect[0 0 0 0]');
  });

  test('other fields, flags and entries of the form stay', async () => {
    const pdf = sample({
      catalog: '/AcroForm 10 0 R',
      objects: { 10: '<</Fields[11 0 R]/DA(/Helv 0 Tf)/SigFlags 4/NeedAppearances true>>', 11: '<</T(A)/FT/Tx>>' },
    });
    expect(await appended(pdf)).toContain('/Fields[11 0 R 13 0 R]/DA(/Helv 0 Tf)/SigFlags 7/NeedAppearances true>>');
  });

  test('/SigFlags stays as an earlier signer set it, since strict validators accept no change of it', async () => {
    const pdf = sample({
      catalog: '/AcroForm<</Fields[10 0 R]/SigFlags 1>>',
      objects: {
        10: '<</T(A)/FT/Sig/V 11 0 R>>',
        11: '<</Type/Sig/Filter/X/SubFilter/Y/Contents<00>/ByteRange[0 1 2 3]>>',
      },
    });
    expect(await appended(pdf)).toContain('/SigFlags 1>>');
  });
});

describe('pages', () => {
  test('an array of annotations that two pages share is left to the other page', async () => {
    const pdf = sample({
      pages: ['/Annots 10 0 R', '/Annots 10 0 R'],
      objects: { 10: '[11 0 R]', 11: '<</Type/Annot/Subtype/Square/Rect[0 0 9 9]>>' },
    });
    const store = await openObjectStore(memorySource(await revise(pdf, { places: [place(0)] })));
    const annotations = async (page: number) => {
      const dict = (await store.get(store.entry(page)!.ref)) as PdfDict;
      return store.resolve(dict.get('Annots'));
    };
    expect(await annotations(3)).toHaveLength(2);
    expect(await annotations(4)).toHaveLength(1);
  });

  test('numbers and names of a page come through unchanged', async () => {
    const page = '/CropBox[0 0 594.95996094 841.889763779]/A#20B(\\)x)/UserUnit 1.0';
    expect(await appended(sample({ pages: [page] }))).toContain('/CropBox[0 0 594.95996094 841.889763779]/A#20B(\\)x)');
  });

  test('something other than an array in place of the annotations is refused', async () => {
    const refusal = await refused(sample({ pages: ['/Annots 10 0 R'], objects: { 10: '<</A 1>>' } }));
    expect(DamagedPage.is(refusal) && refusal.data.page).toBe(1);
  });
});

describe('size', () => {
  const pages = Array.from({ length: 200 }, () => '');
  const everywhere = pages.map((_, page) => place(page));

  test('a picture, its form and its resources are embedded once for any number of places', async () => {
    const text = await appended(sample({ pages }), { places: everywhere });
    expect(count(text, '/Subtype/Image')).toBe(1);
    expect(count(text, '/Subtype/Form')).toBe(1);
    expect(count(text, '/Multiply')).toBe(1);
  });

  test('equal pictures that have become separate objects on their way are one, too', async () => {
    const copies = [0, 1].map((page) => place(page, {}, { kind: 'picture', picture: { ...QUARTER } }));
    expect(count(await appended(sample({ pages }), { places: copies }), '/Subtype/Image')).toBe(1);
  });

  test('one more place costs at most 500 bytes', async () => {
    const grown = async (places: typeof everywhere) => (await appended(sample({ pages }), { places })).length;
    const one = await grown(everywhere.slice(0, 1));
    expect(((await grown(everywhere)) - one) / (pages.length - 1)).toBeLessThan(500);
  });

  test('and a tenth of it in files that use object streams', async () => {
    const builder = new PdfBuilder()
      .object(1, '<</Type/Catalog/Pages 2 0 R>>')
      .object(2, `<</Type/Pages/Count 200/MediaBox[0 0 9 9]/Kids[${pages.map((_, i) => `${3 + i} 0 R`).join(' ')}]>>`);
    for (const index of pages.keys()) builder.object(3 + index, '<</Type/Page/Parent 2 0 R>>');
    const pdf = builder.xrefStream(300, '/Root 1 0 R').bytes();
    const one = await appended(pdf, { places: everywhere.slice(0, 1) });
    const all = await appended(pdf, { places: everywhere });
    expect((all.length - one.length) / (pages.length - 1)).toBeLessThan(50);
    expect(all).toContain('/Type/ObjStm');
    expect(all).toContain('/Type/Sig/Filter');
  });
});

describe('trailer', () => {
  const ids = (text: string) => /\/ID\[(.*?)\]/.exec(text)?.[1]?.match(/<[0-9A-F]+>|\([^)]*\)/g);

  test('the first identifier stays, the second is new, a missing one is made', async () => {
    const pdf = sample({ trailer: '/ID[<00FF><00FF>]/Info 9 0 R/Custom(kept)' });
    const text = await appended(pdf);
    expect(ids(text)?.[0]).toBe('<00FF>');
    expect(ids(text)?.[1]).not.toBe('<00FF>');
    expect(text).toContain('/Info 9 0 R/Custom(kept)');
    expect(ids(await appended(sample()))).toHaveLength(2);
  });

  test('the way back is named, and nothing of the older section is', async () => {
    const builder = new PdfBuilder()
      .object(1, '<</Type/Catalog/Pages 2 0 R>>')
      .object(2, '<</Type/Pages/Count 1/Kids[3 0 R]>>')
      .object(3, '<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>')
      .objectStream(4, { 5: '1' });
    const pdf = builder.table(`/Root 1 0 R/XRefStm ${builder.hiddenXrefStream(6)}`).bytes();
    const startxref = /startxref\n(\d+)/.exec(Buffer.from(pdf).toString('latin1'))![1];
    const text = await appended(pdf);
    expect(text).toContain(`/Prev ${startxref}`);
    expect(text).toContain('trailer\n');
    expect(text).not.toContain('XRefStm');
  });
});

describe('claims and certification', () => {
  test('claims come back as they went in', async () => {
    const time = new Date('2025-01-09T01:43:07Z');
    const claims = { name: '张三 (GDCA)', reason: '合同签署', location: 'Guangzhou', contact: 'a@b.example', time };
    const { signed } = await (await open(await revise(sample(), { claims }))).signatures();
    expect(signed[0]?.claims).toEqual(claims);
    expect(signed[0]).toMatchObject({ filter: 'Adobe.PPKLite', subFilter: 'adbe.pkcs7.detached', type: 'Sig' });
  });

  test('a document timestamp says what it is', async () => {
    const { signed } = await (await open(await revise(sample(), { subFilter: 'ETSI.RFC3161' }))).signatures();
    expect(signed[0]?.type).toBe('DocTimeStamp');
  });

  test('certifying is noted in the signature and in the catalog, and rules from then on', async () => {
    const certified = await revise(sample({ catalog: '/Perms 9 0 R', objects: { 9: '<</Other 1>>' } }), { certify: 2 });
    const document = await open(certified);
    expect((await document.signatures()).signed[0]?.certification).toBe(2);
    expect((await document.modificationRules()).certification).toBe(2);
    expect(Buffer.from(certified).toString('latin1')).toMatch(/\/Perms<<\/Other 1\/DocMDP \d+ 0 R>>/);
    expect(CertifyNotFirst.is(await refused(certified, { certify: 2 }))).toBe(true);
    expect((await prepare(certified)).fields).toEqual(['Signature2']);
  });

  test('only the first signature certifies', async () => {
    expect(CertifyNotFirst.is(await refused(await revise(sample()), { certify: 3 }))).toBe(true);
  });

  test('a document certified against any change is not signed', async () => {
    const refusal = await refused(await revise(sample(), { certify: 1 }));
    expect(SigningForbidden.is(refusal) && refusal.data.reason).toBe('certified-no-changes');
  });
});

describe('refusals', () => {
  test.each(['/AcroForm 3', '/AcroForm<</Fields<<>>>>', '/AcroForm<</Fields[10 0 R(x)]>>', '/AcroForm<</Fields[0]>>'])(
    'a form like %s',
    async (catalog) => {
      const refusal = await refused(sample({ catalog }));
      const reason = SigningForbidden.is(refusal) ? refusal.data.reason : DamagedForm.is(refusal) && 'damaged-form';
      expect(reason).toBe('damaged-form');
    },
  );

  test.each([[{ width: 0 }], [{ x: Number.NaN }], [{ height: Number.POSITIVE_INFINITY }], [{ y: 1e9 }]])(
    'a place like %j',
    async (box) => {
      const refusal = await refused(sample(), { places: [place(0, box)] });
      expect(PlaceInvalid.is(refusal) && refusal.data.page).toBe(1);
    },
  );

  test('a picture that is none', async () => {
    const picture = { format: 'png', data: Buffer.from('GIF89a') } as const;
    expect(
      PictureUnreadable.is(await refused(sample(), { places: [place(0, {}, { kind: 'picture', picture })] })),
    ).toBe(true);
  });

  test('a page that is not there', async () => {
    expect(await refused(sample(), { places: [place(1)] })).toMatchObject({ code: 'pdf.page-missing' });
  });

  test('contents longer than planned', async () => {
    const prepared = await prepare(sample(), { contentsLength: 10 });
    expect(ContentsTooLong.is(await failure(finish(prepared, new Uint8Array(11))))).toBe(true);
  });
});
