/** What the platform takes of files that the product signs, and what of files that somebody made up. */
import { deflateSync } from 'node:zlib';
import { OpensslPki, opensslCrl, type Party } from '@sealwright/crypto/testing';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { qpdf } from '../../plugins/pdf-engine/src/append/testing/foreign-tools.ts';
import { PdfRef } from '../../plugins/pdf-engine/src/objects.ts';
import { onePage } from '../../plugins/pdf-engine/src/testing/pdf-builder.ts';
import { ForgedRevision, stream } from '../attacks/forged-revision.ts';
import { foreignAuthority } from './foreign-authority.ts';
import { JudgeLab, PARTY_A, PARTY_B, type Signer, SM2_PARTY } from './judge-lab.ts';

let lab: JudgeLab;
let base: Uint8Array;
/** The base with one signature of party A. */
let signed: Uint8Array;
beforeAll(async () => {
  lab = await JudgeLab.open();
  base = lab.contract('five');
  signed = (await lab.sign(base, PARTY_A)).pdf;
  await lab.sign(base, PARTY_B);
}, 120_000);
afterAll(() => lab?.dispose());
// A refusal is found out, not stumbled upon.
afterEach(() => expect(lab.faults.splice(0)).toEqual([]));

const refused = (code: string) => ({ accepted: false, code });
const bytes = (text: string) => Buffer.from(text, 'latin1');

describe('accepted', () => {
  test.each<[string, Signer, string]>([
    ['RSA', PARTY_A, '印匠演示甲方科技有限公司'],
    ['ECDSA', PARTY_B, '印匠演示乙方供应有限公司'],
    ['SM2', SM2_PARTY, '印匠演示国密科技有限公司'],
  ])('%s', async (_, signer, subject) => {
    const { pdf, fields, certificate } = await lab.sign(base, signer);
    expect(await lab.judge(base, pdf, signer)).toMatchObject({
      accepted: true,
      pages: 5,
      signatures: [{ fields, subject, certificateSha256: certificate, time: expect.any(Date) }],
    });
  });

  test.each([
    ['gm-cms', /PKCS#7/],
    ['ses', /GB\/T 38540/],
  ])('SM2 as %s', async (format, description) => {
    const { pdf } = await lab.sign(base, SM2_PARTY, undefined, { format });
    const signatures = [{ format: expect.stringMatching(description) }];
    expect(await lab.judge(base, pdf, SM2_PARTY)).toMatchObject({ accepted: true, signatures });
    expect(await lab.judge(base, pdf, PARTY_A)).toMatchObject(refused('signature-foreign'));
  });

  test('seam seals on thirty pages, seals on several pages, several signatures', async () => {
    const thirty = lab.contract('thirty');
    const stamps = [
      { mode: 'seam', options: {} },
      { mode: 'multipage', options: { at: '100mm,150mm' } },
    ];
    const shared = await lab.sign(thirty, PARTY_A, stamps);
    expect(shared.fields.length).toBeGreaterThanOrEqual(60);
    expect(await lab.judge(thirty, shared.pdf, PARTY_A)).toMatchObject({ accepted: true, signatures: [{}] });
    const perPlace = [1, 2, 3].map((page) => ({ mode: 'normal', options: { page, at: '60mm,200mm' } }));
    const { pdf } = await lab.sign(base, PARTY_A, perPlace, { strategy: 'per-place' });
    expect(await lab.judge(base, pdf, PARTY_A)).toMatchObject({ accepted: true, signatures: [{}, {}, {}] });
  });

  test('one after the other, and once more before it is sent', async () => {
    let before = base;
    for (const [signer, at] of [
      [PARTY_A, '40mm,200mm'],
      [PARTY_A, '90mm,200mm'],
      [PARTY_B, '140mm,200mm'],
      [SM2_PARTY, '60mm,120mm'],
    ] as const) {
      const { pdf } = await lab.sign(before, signer, [{ mode: 'normal', options: { page: 1, at } }]);
      expect(await lab.judge(before, pdf, signer)).toMatchObject({
        accepted: true,
        signatures: [{ format: expect.any(String) }],
      });
      before = pdf;
    }
    // In one upload, too, as long as all signatures are of one party.
    const twice = (await lab.sign(signed, PARTY_A, [{ mode: 'normal', options: { page: 2, at: '60mm,200mm' } }])).pdf;
    expect(await lab.judge(base, twice, PARTY_A)).toMatchObject({ accepted: true, signatures: [{}, {}] });
  });

  test('an invisible signature, and one without a date of the file', async () => {
    const { pdf } = await lab.sign(base, PARTY_A, []);
    expect(await lab.judge(base, pdf, PARTY_A)).toMatchObject({ accepted: true });
  });

  test('a draft, its file opened by nobody’s password or by none', async () => {
    expect(await lab.judgeDraft(base)).toEqual({ accepted: true, pages: 5, signatures: [] });
    expect(await lab.judgeDraft(qpdf(base, '--encrypt', '', 'owner', '256', '--'))).toMatchObject({ accepted: true });
  });
});

describe('another base', () => {
  test.each<[string, () => Promise<Uint8Array> | Uint8Array]>([
    ['another contract', async () => (await lab.sign(lab.contract('thirty'), PARTY_A)).pdf],
    ['the base itself', () => base],
    ['less than the base', () => base.subarray(0, base.length - 1)],
    ['nothing', () => new Uint8Array()],
    ['one byte of it changed', () => signed.map((byte, i) => (i === 5_000 ? byte ^ 1 : byte))],
    ['written anew by other software', async () => (await lab.sign(qpdf(base, '--linearize'), PARTY_A)).pdf],
  ])('%s', async (_, make) => {
    expect(await lab.judge(base, await make(), PARTY_A)).toMatchObject(refused('file-not-continued'));
  });

  test('the file of a round before', async () => {
    const { pdf } = await lab.sign(base, PARTY_B);
    expect(await lab.judge(signed, pdf, PARTY_B)).toMatchObject(refused('file-not-continued'));
  });
});

describe('signers', () => {
  test('a party whose turn it is not', async () => {
    expect(await lab.judge(base, signed, PARTY_B)).toEqual({
      accepted: false,
      code: 'signature-foreign',
      reason: {
        'zh-CN': '签名者“印匠演示甲方科技有限公司”不是当前应签署方的登记证书。',
        en: '“印匠演示甲方科技有限公司” did not sign with a certificate registered for the party whose turn it is.',
      },
    });
    expect(await lab.judge(base, signed, [])).toMatchObject(refused('signature-foreign'));
  });

  test('a second signature in the same upload by somebody else', async () => {
    const { pdf } = await lab.sign(signed, PARTY_B, [{ mode: 'normal', options: { page: 1, at: '140mm,200mm' } }]);
    for (const signer of [PARTY_A, PARTY_B])
      expect(await lab.judge(base, pdf, signer)).toMatchObject(refused('signature-foreign'));
  });

  test('a certificate that is not valid at the time, or leads to no authority that is asked for', async () => {
    const late = new Date('2200-01-01');
    expect(await lab.judge(base, signed, PARTY_A, { at: late })).toMatchObject({
      ...refused('certificate-refused'),
      reason: {
        en: 'The platform does not accept the certificate of the signature: It is not within its period of validity.',
      },
    });
    expect(await lab.judge(base, signed, PARTY_A, { anchors: [foreignAuthority()] })).toMatchObject(
      refused('certificate-refused'),
    );
  });
});

describe('what is added', () => {
  test('no signature', async () => {
    const same = await ForgedRevision.of(base);
    await same.change(same.catalog, {});
    expect(await lab.judge(base, same.finish(), PARTY_A)).toMatchObject(refused('signature-missing'));
  });

  test('other text under the signature', async () => {
    const { pdf } = await lab.sign((await otherContent(base)).finish(), PARTY_A);
    expect(await lab.judge(base, pdf, PARTY_A)).toMatchObject({
      ...refused('file-altered'),
      reason: { 'zh-CN': '除签名外，文件内容还有其他改动：页面内容被改动（第 1 页）。' },
    });
  });

  test('an annotation under the signature, unless policy permits it', async () => {
    const { pdf } = await lab.sign(await annotated(base), PARTY_A);
    expect(await lab.judge(base, pdf, PARTY_A)).toMatchObject(refused('file-altered'));
    expect(await lab.judge(base, pdf, PARTY_A, { annotations: true })).toMatchObject({ accepted: true });
  });

  test.each<[string, string, (pdf: Uint8Array) => Promise<Uint8Array> | Uint8Array]>([
    ['other text', 'file-altered', async (pdf) => (await otherContent(pdf)).finish()],
    ['an annotation', 'file-altered', annotated],
    [
      'objects as they were',
      'file-tail-unsigned',
      async (pdf) => {
        const revision = await ForgedRevision.of(pdf);
        return (await revision.change(revision.catalog, {})).finish();
      },
    ],
    [
      'an object that nothing leads to',
      'file-altered',
      async (pdf) => {
        const revision = await ForgedRevision.of(pdf);
        revision.add(stream('', 'BT ET'));
        return revision.finish();
      },
    ],
    ['bytes', 'file-altered', (pdf) => Buffer.concat([pdf, bytes('<!-- and this -->')])],
  ])('%s behind the signature', async (_, code, change) => {
    const pdf = await change(signed);
    const policy = { annotations: true };
    const found = await lab.judge(base, pdf, PARTY_A, policy);
    expect(found).toMatchObject({ accepted: false });
    // With annotations permitted, one that no signature covers is still refused.
    expect((found as { code: string }).code).toBe(change === annotated ? 'file-tail-unsigned' : code);
    expect(await lab.judge(base, pdf, PARTY_A)).toMatchObject(refused(code));
  });

  test('an old signature shown in a new place', async () => {
    const revision = await ForgedRevision.of(signed);
    const old = revision.document.fields.find(({ type }) => type === 'Sig')!;
    const page = revision.document.pages[1]!;
    const field = revision.add(
      `<</Type/Annot/Subtype/Widget/FT/Sig/T(Signature9)/Rect[0 0 100 100]/P ${page.ref}/V ${old.value}>>`,
    );
    await revision.change(page.ref, { Annots: [field] });
    const { pdf } = await lab.sign(revision.finish(), PARTY_B, []);
    expect(await lab.judge(signed, pdf, PARTY_B)).toMatchObject(refused('file-altered'));
  });
});

describe('signatures that do not hold', () => {
  const latin1 = () => Buffer.from(signed).toString('latin1');

  test.each<[string, () => string]>([
    [
      'over another range',
      () =>
        latin1().replace(
          /(\/ByteRange\s*\[\s*0\s+)(\d+)/,
          (_, head, n) => head + String(Number(n) - 1).padStart(n.length),
        ),
    ],
    [
      'that stops before the end',
      () =>
        latin1().replace(
          /(\/ByteRange\s*\[\s*0\s+\d+\s+\d+\s+)(\d+)/,
          (_, head, n) => head + String(Number(n) - 7).padStart(n.length),
        ),
    ],
    [
      'of zeros',
      () => latin1().replace(/(\/Contents\s*<)([0-9A-Fa-f]+)/, (_, head, der) => head + '0'.repeat(der.length)),
    ],
    [
      'with one digit of its value changed',
      () =>
        latin1().replace(/(\/Contents\s*<)([0-9A-Fa-f]+)/, (_, head, der: string) => {
          const at = der.replace(/0+$/, '').length - 40;
          return head + der.slice(0, at) + (der[at] === '0' ? '1' : '0') + der.slice(at + 1);
        }),
    ],
    ['over text that was changed', () => latin1().replace(/\/Name\s*[(<]./, (text) => `${text.slice(0, -1)}7`)],
  ])('%s', async (_, forge) => {
    const pdf = bytes(forge());
    expect(pdf.length).toBe(signed.length);
    expect(pdf.equals(signed)).toBe(false);
    expect(await lab.judge(base, pdf, PARTY_A)).toMatchObject(refused('signature-invalid'));
  });

  test('cut anywhere in the revision', async () => {
    for (let share = 1; share < 12; share++) {
      const cut = base.length + Math.floor(((signed.length - base.length) * share) / 12);
      expect(await lab.judge(base, signed.subarray(0, cut), PARTY_A), `cut at ${cut}`).toMatchObject({
        accepted: false,
      });
    }
  });
});

describe('files that are none', () => {
  test.each<[string, string, () => Uint8Array]>([
    ['text', 'file-not-pdf', () => bytes('Dear customer,')],
    ['nothing', 'file-not-pdf', () => new Uint8Array()],
    ['an archive', 'file-not-pdf', () => deflateSync(base)],
    ['half a file', 'file-damaged', () => base.subarray(0, base.length >> 1)],
    ['junk before it', 'file-damaged', () => Buffer.concat([bytes('junk\n'), base])],
    ['a password', 'file-encrypted', () => qpdf(base, '--encrypt', 'user', 'owner', '256', '--')],
    [
      'a cross-reference stream that names everything again and again',
      'file-hostile',
      () => {
        const builder = onePage();
        const at = builder.length;
        const dict = `/Type/XRef/Size 9/W[0 1 0]/Index[${'0 8000000 '.repeat(9)}]/Root 1 0 R/Filter/FlateDecode`;
        return builder
          .stream(8, dict, deflateSync(new Uint8Array(72_000_000)))
          .raw(`startxref\n${at}\n%%EOF`)
          .bytes();
      },
    ],
  ])('%s', async (_, code, make) => {
    expect(await lab.judgeDraft(make())).toMatchObject(refused(code));
  });

  test('a bomb in the revision', async () => {
    const bomb = deflateSync(new Uint8Array(70 << 20)).toString('latin1');
    const revision = await ForgedRevision.of(base);
    const holder = revision.add(stream('/Type/ObjStm/N 1/First 4/Filter/FlateDecode', bomb));
    const inside = new PdfRef(holder.number + 1, 0);
    revision.inStream(inside.number, holder.number);
    await revision.change(revision.catalog, { Metadata: inside });
    const found = await lab.judge(base, revision.finish(), PARTY_A);
    expect(['file-hostile', 'file-damaged']).toContain((found as { code: string }).code);
  });

  test('a draft that forbids what recipients are to do', async () => {
    const { pdf } = await lab.sign(base, PARTY_A, [], { certify: 1 });
    expect(await lab.judgeDraft(pdf)).toMatchObject({
      ...refused('file-locked'),
      reason: { 'zh-CN': '这个 PDF 不允许再签名，收件方将无法签署：文件已被认证，禁止任何改动。' },
    });
  });
});

async function otherContent(pdf: Uint8Array): Promise<ForgedRevision> {
  const revision = await ForgedRevision.of(pdf);
  return revision.put(revision.document.pages[0]!.dict.get('Contents') as PdfRef, stream('', 'BT ET'));
}

async function annotated(pdf: Uint8Array): Promise<Uint8Array> {
  const revision = await ForgedRevision.of(pdf);
  const page = revision.document.pages[0]!;
  const note = revision.add(`<</Type/Annot/Subtype/Text/Rect[10 10 30 30]/Contents(void)/P ${page.ref}/F 4>>`);
  const annotations = (await revision.resolve(page.dict.get('Annots'))) ?? [];
  await revision.change(page.ref, { Annots: [...(annotations as PdfRef[]), note] });
  return revision.finish();
}

describe('authorities', () => {
  const PLACE = '1.2.156.10260.4.1.4';
  const company = { code: '91440101MA5AAAAA1A', places: [PLACE] };
  const HOUR = 60 * 60_000;
  let pki: OpensslPki;
  let signer: Party;
  let pdf: Uint8Array;
  let anchors: readonly Uint8Array[];
  beforeAll(async () => {
    pki = new OpensslPki();
    const key = ['-algorithm', 'RSA', '-pkeyopt', 'rsa_keygen_bits:2048'];
    signer = pki.issue('li', key, 'signer', [`${PLACE}=ASN1:UTF8String:${company.code}`]);
    anchors = [signer.chain[1]!];
    pdf = await lab.signAs(pki, signer, base);
  }, 60_000);
  afterAll(() => pki?.dispose());

  test('a trusted one vouches for the company that it names, without any enrolment', async () => {
    expect(await lab.judge(base, pdf, [], { anchors }, company)).toMatchObject({ accepted: true, signatures: [{}] });
    const other = { ...company, code: '91440101MA5BBBBB2M' };
    expect(await lab.judge(base, pdf, [], { anchors }, other)).toMatchObject(refused('signature-foreign'));
    const elsewhere = { ...company, places: ['2.5.4.97'] };
    expect(await lab.judge(base, pdf, [], { anchors }, elsewhere)).toMatchObject(refused('signature-foreign'));
    expect(await lab.judge(base, pdf, [], {}, company)).toMatchObject(refused('signature-foreign'));
  });

  test('an unknown one does not, however the certificate came to be known', async () => {
    const policy = { anchors: [foreignAuthority()] };
    const certificates = [lab.certificates.get('li')!];
    expect(await lab.judge(base, pdf, [], policy, company)).toMatchObject(refused('certificate-refused'));
    expect(await lab.judge(base, pdf, certificates, policy)).toMatchObject(refused('certificate-refused'));
    expect(await lab.judge(base, pdf, certificates, { anchors })).toMatchObject({ accepted: true });
  });

  test('a certificate on its list is refused, by name', async () => {
    const revoked = [{ party: signer, at: new Date(Date.now() - HOUR), reason: 'keyCompromise' }];
    const policy = { anchors, crls: [opensslCrl(pki, { revoked })] };
    expect(await lab.judge(base, pdf, [], policy, company)).toMatchObject({
      ...refused('certificate-refused'),
      reason: { en: expect.stringMatching(/li: .*revoked/), 'zh-CN': expect.stringContaining('被吊销') },
    });
  });

  test.each([
    ['a list that does not name it', {}, true],
    ['a list that is out of date', { from: new Date(Date.now() - 3 * HOUR), to: new Date(Date.now() - HOUR) }, false],
  ])('%s: where that has to be known, and where not', async (_, plan, isKnown) => {
    const policy = { anchors, crls: [opensslCrl(pki, plan)] };
    const strict = await lab.judge(base, pdf, [], { ...policy, unknownRevocation: 'refuse' }, company);
    expect(strict).toMatchObject(isKnown ? { accepted: true } : refused('certificate-refused'));
    expect(await lab.judge(base, pdf, [], policy, company)).toMatchObject({ accepted: true });
  });

  test('without a list, and with issuers that cannot be asked', async () => {
    const policy = { anchors, revocation: true };
    const strict = await lab.judge(base, pdf, [], { ...policy, unknownRevocation: 'refuse' }, company);
    expect(strict).toMatchObject(refused('certificate-refused'));
    expect(await lab.judge(base, pdf, [], policy, company)).toMatchObject({ accepted: true });
  });
});
