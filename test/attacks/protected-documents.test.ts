/** Documents with passwords, permissions, prepared fields and certifications, signed by two parties in turn. */
import { spawnSync } from 'node:child_process';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { qpdf } from '../../plugins/pdf-engine/src/append/testing/foreign-tools.ts';
import { PdfDict } from '../../plugins/pdf-engine/src/objects.ts';
import { onePage } from '../../plugins/pdf-engine/src/testing/pdf-builder.ts';
import { pdfsig, qpdfCheck } from '../e2e/foreign-judges.ts';
import { AttackLab, PARTY_B } from './attack-lab.ts';
import { ForgedRevision, stream } from './forged-revision.ts';

let lab: AttackLab;
beforeAll(async () => {
  lab = await AttackLab.open();
}, 120_000);
afterAll(() => lab?.dispose());

/** What MuPDF says of each signature, in the order of their objects. */
function mutool(path: string, password: string): string[] {
  const { stdout, stderr } = spawnSync('mutool', ['sign', '-v', '-p', password, path], { encoding: 'utf8' });
  return [...(stdout + stderr).matchAll(/^\tThe (.+)\.$/gm)].map(([, verdict = '']) => verdict);
}

const METHODS: Readonly<Record<string, readonly string[]>> = {
  'RC4-40': ['40'],
  'RC4-128': ['128', '--use-aes=n'],
  'AES-128': ['128', '--use-aes=y'],
  'AES-256': ['256'],
};

const CASES = Object.entries(METHODS).flatMap(([method, words]) =>
  (['user', 'owner'] as const).map((password) => ({ method, words, password })),
);

describe('encrypted', () => {
  const encrypt = (words: readonly string[]) =>
    qpdf(lab.contract, '--allow-weak-crypto', '--encrypt', 'user', 'owner', ...words, '--');

  test.each(CASES)('by $method, opened with the $password password', async ({ words, password }) => {
    const contract = encrypt(words);
    const once = await lab.sign(contract, { password });
    const other = password === 'user' ? 'owner' : 'user';
    const twice = await lab.sign(once, { party: PARTY_B, at: '140mm,200mm', password: other, reason: '同意' });
    expect(Buffer.compare(twice.subarray(0, contract.length), contract)).toBe(0);
    for (const each of [password, other])
      expect((await lab.verify(twice, each)).signatures).toMatchObject([
        { integrity: 'valid-with-later-changes', trust: 'trusted', laterChanges: [{ kind: 'signature-added' }] },
        { integrity: 'valid', trust: 'trusted' },
      ]);
    const path = lab.write(twice);
    expect(pdfsig(path, '-upw', 'user')).toMatchObject([
      { field: 'Signature1', valid: true, total: false },
      { field: 'Signature2', valid: true, total: true },
    ]);
    expect(qpdfCheck(path, 'user')).toMatchObject({ code: 0 });
    expect(mutool(path, 'user')).toEqual([
      'signature is valid but there have been edits since signing',
      'document is unchanged since signing',
    ]);
  });

  test.each(Object.entries(METHODS))('by %s: what is changed later is found', async (_, words) => {
    const signed = await lab.sign(encrypt(words), { password: 'user' });
    const turned = Buffer.from(signed);
    turned[5000]! ^= 1;
    const { signatures } = await lab.verify(turned, 'user');
    expect(signatures).toMatchObject([{ integrity: 'invalid' }]);
    await expect(lab.verify(signed)).rejects.toMatchObject({ code: 'pdf.password-needed' });
  });

  test('a later revision that drops the encryption', async () => {
    const signed = await lab.sign(encrypt(['256']), { password: 'user' });
    const startXref = Number(/startxref\s+(\d+)\s+%%EOF\s*$/.exec(Buffer.from(signed).toString('latin1'))?.[1]);
    const section = signed.length;
    const trailer = `<</Size 2000/Root ${/\/Root (\d+ 0 R)/.exec(Buffer.from(signed).toString('latin1'))?.[1]}/Prev ${startXref}>>`;
    const clear = Buffer.concat([
      signed,
      Buffer.from(`xref\n0 1\n0000000000 65535 f \ntrailer\n${trailer}\nstartxref\n${section}\n%%EOF\n`),
    ]);
    const verdicts = await lab.verify(clear, 'user').then(
      ({ signatures }) => signatures.map(({ integrity }) => integrity),
      ({ code }) => [code],
    );
    for (const verdict of verdicts) expect(verdict).toMatch(/^(invalid|indeterminate|modified|pdf\.)/);
  });
});

describe('prepared fields', () => {
  const field = (entries: string) =>
    onePage(undefined, '/MediaBox[0 0 595 842]/Annots[5 0 R 6 0 R]')
      .object(1, '<</Type/Catalog/Pages 2 0 R/AcroForm<</Fields[5 0 R 6 0 R]/DA(/Helv 0 Tf)>>>>')
      .object(5, `<</Type/Annot/Subtype/Widget/FT/Sig/T(PartyA)/Rect[100 300 240 440]/F 4/P 3 0 R${entries}>>`)
      .object(6, '<</Type/Annot/Subtype/Widget/FT/Tx/T(sum)/V(100)/Rect[10 10 99 30]/F 4/P 3 0 R>>')
      .table('/Root 1 0 R')
      .bytes();

  /** Changes the value of the text field. */
  async function fill(pdf: Uint8Array): Promise<Uint8Array> {
    const revision = await ForgedRevision.of(pdf);
    const sum = revision.document.fields.find(({ name }) => name === 'sum');
    revision.put(sum!.ref!, '<</Type/Annot/Subtype/Widget/FT/Tx/T(sum)/V(900)/Rect[10 10 99 30]/F 4/P 3 0 R>>');
    return revision.finish();
  }

  test.each([
    ['without a lock', '', 'valid-with-later-changes'],
    ['that locks everything', '/Lock<</Type/SigFieldLock/Action/All>>', 'modified'],
    ['that locks the sum', '/Lock<</Type/SigFieldLock/Action/Include/Fields[(sum)]>>', 'modified'],
    [
      'that locks all but the sum',
      '/Lock<</Type/SigFieldLock/Action/Exclude/Fields[(sum)]>>',
      'valid-with-later-changes',
    ],
    ['that allows no change', '/Lock<</Type/SigFieldLock/Action/Include/Fields[(other)]/P 1>>', 'modified'],
  ])('a field %s: then the sum is changed', async (_, entries, expected) => {
    const signed = await lab.sign(field(entries), { field: 'PartyA', at: '60mm,166mm' });
    expect((await lab.verify(signed)).signatures).toMatchObject([{ integrity: 'valid', fields: ['PartyA'] }]);
    expect(pdfsig(lab.write(signed))).toMatchObject([{ field: 'PartyA', valid: true, total: true }]);
    expect(qpdfCheck(lab.write(signed))).toMatchObject({ code: 0 });
    expect((await lab.verify(await fill(signed))).signatures).toMatchObject([{ integrity: expected }]);
  });

  test('an empty signature field that shows a seal without being signed', async () => {
    const signed = await lab.sign(field(''), { at: null });
    const revision = await ForgedRevision.of(signed);
    const empty = revision.document.fields.find(({ name }) => name === 'PartyA');
    const seal = revision.add(stream('/Type/XObject/Subtype/Form/BBox[0 0 140 140]', '1 0 0 rg 0 0 140 140 re f'));
    await revision.change(empty!.ref!, { AP: new PdfDict([['N', seal]]) });
    expect((await lab.verify(revision.finish())).signatures).toMatchObject([{ integrity: 'modified' }]);
  });

  test('a field that locks everything ends the signing', async () => {
    const signed = await lab.sign(field('/Lock<</Action/All>>'), { field: 'PartyA', at: null });
    await expect(lab.sign(signed, { party: PARTY_B })).rejects.toMatchObject({ code: 'signing.forbidden' });
  });

  test.each([
    ['demands a filter that we are not', '/SV<</Type/SV/Ff 1/Filter/Someone.Else>>', false],
    ['demands another kind of signature', '/SV<</Type/SV/Ff 2/SubFilter[/adbe.x509.rsa_sha1]>>', false],
    ['demands SHA-512 alone', '/SV<</Type/SV/Ff 64/DigestMethod[(SHA512)]>>', false],
    ['would like a kind of signature', '/SV<</Type/SV/SubFilter[/adbe.x509.rsa_sha1]>>', true],
    [
      'demands ours',
      '/SV<</Type/SV/Ff 67/Filter/Adobe.PPKLite/SubFilter[/ETSI.CAdES.detached]/DigestMethod[(SHA256)]>>',
      true,
    ],
  ])('a field that %s', async (_, entries, possible) => {
    const signing = lab.sign(field(entries), { field: 'PartyA', at: null });
    if (possible) expect((await lab.verify(await signing)).signatures).toMatchObject([{ integrity: 'valid' }]);
    else await expect(signing).rejects.toMatchObject({ code: expect.stringMatching(/^(pdf|signing)\./) });
  });

  test('a field that demands SHA-512 gets it when asked for', async () => {
    const pdf = field('/SV<</Type/SV/Ff 64/DigestMethod[(SHA512)]>>');
    const signed = await lab.sign(pdf, { field: 'PartyA', at: null, formatOptions: { hash: 'sha512' } });
    expect((await lab.verify(signed)).signatures).toMatchObject([{ integrity: 'valid' }]);
  });

  test.each([
    [2, 'valid-with-later-changes'],
    [3, 'valid-with-later-changes'],
  ] as const)(
    'certified with level %s: fields may be filled and a second party may sign its field',
    async (level, expected) => {
      const certified = await lab.sign(field(''), { certify: level, at: null });
      const [certification] = (await lab.verify(certified)).signatures;
      expect(certification).toMatchObject({ kind: 'certification', integrity: 'valid' });
      expect((await lab.verify(await fill(certified))).signatures).toMatchObject([{ integrity: expected }]);
      const signed = await lab.sign(certified, { party: PARTY_B, field: 'PartyA', at: null });
      expect((await lab.verify(signed)).signatures).toMatchObject([
        { integrity: 'valid-with-later-changes', kind: 'certification' },
        { integrity: 'valid', kind: 'signature', fields: ['PartyA'] },
      ]);
      expect(pdfsig(lab.write(signed)).map(({ valid }) => valid)).toEqual([true, true]);
    },
  );

  test.each([
    [1, 'modified'],
    [2, 'modified'],
    [3, 'valid-with-later-changes'],
  ] as const)('certified with level %s: a note is added', async (level, expected) => {
    const certified = await lab.sign(field(''), { certify: level, at: null });
    const revision = await ForgedRevision.of(certified);
    const [page] = revision.document.pages;
    const note = revision.add('<</Type/Annot/Subtype/Text/Rect[0 0 20 20]/Contents(note)>>');
    await revision.change(page!.ref, { Annots: [...revision.document.annotations.map(({ object }) => object), note] });
    expect((await lab.verify(revision.finish())).signatures).toMatchObject([{ integrity: expected }]);
  });
});

describe('one signature for each place', () => {
  test('all hold, the last one covers the whole file', async () => {
    const stamps = ['60mm,100mm', '60mm,200mm', '140mm,200mm'].map((at) => ({
      mode: 'normal',
      options: { page: 2, at },
      seal: '甲方公章',
    }));
    const signed = await lab.sign(lab.contract, { stamps, strategy: 'per-place' });
    const { signatures } = await lab.verify(signed);
    expect(signatures.map(({ integrity }) => integrity)).toEqual([
      'valid-with-later-changes',
      'valid-with-later-changes',
      'valid',
    ]);
    expect(pdfsig(lab.write(signed)).map(({ valid, total }) => [valid, total])).toEqual([
      [true, false],
      [true, false],
      [true, true],
    ]);
    expect(qpdfCheck(lab.write(signed))).toMatchObject({ code: 0 });
  });
});
