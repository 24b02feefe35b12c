import { describe, expect, test } from 'vitest';
import { FieldMissing, FieldNotEmpty, SigningForbidden } from './errors.ts';
import { place } from './testing/seals.ts';
import { appended, open, prepare, refused, revise, sample } from './testing/sign.ts';

describe('an existing field', () => {
  const form = (field: string, more: Readonly<Record<number, string>> = {}, pages = ['/Annots[11 0 R]']) =>
    sample({ catalog: '/AcroForm<</Fields[10 0 R]>>', pages, objects: { 10: field, ...more } });
  /** 100 x 50 units at the lower left, which is 35 x 17 mm. */
  const RECT = '/Subtype/Widget/Rect[50 50 150 100]';
  const merged = (entries = '') =>
    form('<</T(Party)/Kids[11 0 R]>>', { 11: `<</T(B)/FT/Sig/Parent 10 0 R${RECT}${entries}>>` });
  const onField = place(0, { x: 20, y: 265, width: 10, height: 10 });

  test('is found by its full name and shows the place that stands on it, at its true size', async () => {
    const pdf = merged();
    const text = await appended(pdf, { field: 'Party.B', places: [onField] });
    expect(text).toMatch(/11 0 obj\n<<.*\/Rect\[50 50 150 100\].*\/AP<<\/N \d+ 0 R>>\/V \d+ 0 R>>/);
    expect(text).toContain('/BBox[0 0 100 50]');
    expect(text).toContain('28.3465 0 0 28.3465 ');
    expect(text.split('/FT/Sig').length - 1).toBe(1);
    expect((await prepare(pdf, { field: 'Party.B', places: [onField] })).fields).toEqual(['Party.B']);
  });

  test('a place elsewhere becomes a field of its own with the same signature', async () => {
    const { fields } = await prepare(merged(), { field: 'Party.B', places: [place(0), onField] });
    expect(fields).toEqual(['Party.B', 'Signature1']);
  });

  test('its widget may be an object of its own', async () => {
    const pdf = form('<</T(A)/FT/Sig/Kids[11 0 R]>>', { 11: `<<${RECT}/Parent 10 0 R/F 2>>` });
    const text = await appended(pdf, { field: 'A', places: [onField] });
    expect(text).toMatch(/10 0 obj\n<<\/T\(A\)\/FT\/Sig\/Kids\[11 0 R\]\/V \d+ 0 R>>/);
    expect(text).toMatch(/11 0 obj\n<<.*\/F 4\/AP<<\/N \d+ 0 R>>>>/);
  });

  test('a stamp larger than the field is made to fit', async () => {
    const large = place(0, { x: 10, y: 250, width: 40, height: 40 });
    const text = await appended(merged(), { field: 'Party.B', places: [large] });
    expect(text).toContain('50 0 0 50 25 0 cm');
  });

  test('what it locks is locked by the signature', async () => {
    const lock = '/Lock<</Type/SigFieldLock/Action/Include/Fields[(A)(\\(B\\))]/P 2>>';
    const { signed } = await (await open(await revise(merged(lock), { field: 'Party.B' }))).signatures();
    expect(signed[0]?.fieldLock).toEqual({ action: 'Include', fields: ['A', '(B)'], permissions: 2 });
  });

  test('a field that an earlier signature locks is not signed', async () => {
    const pdf = sample({
      catalog: '/AcroForm<</Fields[10 0 R 11 0 R]>>',
      objects: { 10: '<</T(A)/FT/Sig/Lock<</Action/Include/Fields[(B)]>>>>', 11: '<</T(B)/FT/Sig>>' },
    });
    const refusal = await refused(await revise(pdf, { field: 'A' }), { field: 'B' });
    expect(SigningForbidden.is(refusal) && refusal.data.reason).toBe('fields-locked');
  });

  test('a name without a field, and a field that is signed', async () => {
    expect(FieldMissing.is(await refused(merged(), { field: 'Party' }))).toBe(true);
    expect(FieldNotEmpty.is(await refused(await revise(merged(), { field: 'Party.B' }), { field: 'Party.B' }))).toBe(
      true,
    );
  });
});
