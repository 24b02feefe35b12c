/** SM2 keys in the whole product: signing, verifying, and what programs of others say of the files. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type DocumentReport, Signing, type SigningRequest, SoftKeys, Verification } from '@sealwright/core/api';
import { readSeal } from '@sealwright/crypto/ses';
import { makeSeal, OpensslPki, type Party, SM2_KEY } from '@sealwright/crypto/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type DemoProduct, startDemoProduct } from '../demo-product.ts';
import { pdfsig, qpdfCheck } from '../e2e/foreign-judges.ts';
import { opensslJudgesSm2 } from '../sm2-judge.ts';

const PIN = '86420975';
let folder: string;
let pki: OpensslPki;
let signer: Party;
let product: DemoProduct;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'sealwright-sm2-'));
  pki = new OpensslPki('SM2');
  signer = pki.issue('国密公司', SM2_KEY);
  const maker = pki.issue('印章制作中心', SM2_KEY);
  pki.run(
    ...['pkcs12', '-export', '-inkey', signer.keyFile, '-in', signer.certificateFile, '-passout', `pass:${PIN}`],
    ...['-out', pki.file('signer.p12')],
  );
  const electronicSeal = await makeSeal(pki, maker, signer);
  const { picture, validFrom, validTo, name } = readSeal(electronicSeal);
  product = await startDemoProduct();
  const keys = await product.host.service(SoftKeys);
  await keys.add({
    id: 'gm',
    label: '国密密钥',
    pkcs12: pki.read('signer.p12'),
    chain: signer.chain,
    maxTries: 3,
    seals: [
      {
        id: 'seal',
        name,
        picture: { format: 'png', data: picture.data },
        widthMm: picture.widthMm,
        heightMm: picture.heightMm,
        validFrom,
        validTo,
        electronicSeal,
      },
    ],
  });
  product.pins.set('gm', PIN);
}, 120_000);
afterAll(async () => {
  await product?.dispose();
  pki?.dispose();
  rmSync(folder, { recursive: true, force: true });
});

const path = (name: string) => join(folder, name);

async function sign(input: string, name: string, request: Partial<SigningRequest>) {
  const signing = await product.host.service(Signing);
  const output = path(name);
  return signing.submit({ input, output, key: 'gm', stamps: [], ...request });
}

async function verify(input: string): Promise<DocumentReport> {
  const verification = await product.host.service(Verification);
  const demoAnchor = new Uint8Array(Buffer.from(pemBody(readFileSync(product.trust, 'utf8')), 'base64'));
  return verification.verify({ input, anchors: [signer.chain[1]!, demoAnchor] });
}

function pemBody(pem: string): string {
  return /-----BEGIN CERTIFICATE-----([\s\S]*?)-----END/.exec(pem)?.[1] ?? '';
}

const SOUND = { digest: true, value: true };

const STAMP = { mode: 'normal', seal: '测试公司公章', options: { page: 1, at: '100mm,150mm' } };

test('an SM2 signature is valid and trusted, with what the signer should know said beforehand', async () => {
  const result = await sign(product.contracts.one, 'gm.pdf', { stamps: [STAMP] });
  expect(result).toMatchObject({ format: 'gm-cms', signer: '国密公司', keyOperations: 1 });
  expect(result.preflight.warnings.map(({ en }) => en).join()).toMatch(/Acrobat.*unknown/);

  const report = await verify(path('gm.pdf'));
  expect(report.signatures).toMatchObject([{ integrity: 'valid', trust: 'trusted', format: 'SM2 PKCS#7 detached' }]);
  expect(qpdfCheck(path('gm.pdf')).code).toBe(0);

  expect(opensslJudgesSm2(path('gm.pdf'), signer.chain[0]!)).toEqual(SOUND);
});

test('a signature with the content types of GB/T 35275 is the same to the verifier', async () => {
  const formatOptions = { content: 'gm', subfilter: 'GM.PKCS7' };
  await sign(product.contracts.one, 'gm-types.pdf', { formatOptions });
  expect((await verify(path('gm-types.pdf'))).signatures).toMatchObject([
    { integrity: 'valid', trust: 'trusted', format: 'GB/T 35275 detached', subFilter: 'GM.PKCS7' },
  ]);
});

test('an electronic seal signature is judged with its seal', async () => {
  const result = await sign(product.contracts.one, 'ses.pdf', { format: 'ses', stamps: [STAMP] });
  expect(result.format).toBe('ses');
  const { signatures } = await verify(path('ses.pdf'));
  expect(signatures).toMatchObject([{ integrity: 'valid', trust: 'trusted', format: 'GB/T 38540 SES_Signature v4' }]);
  const states = Object.fromEntries(signatures[0]!.steps.map(({ id, state }) => [id, state]));
  expect(states).toMatchObject({
    format: 'passed',
    coverage: 'passed',
    digest: 'passed',
    'signature-value': 'passed',
    'seal-signer': 'passed',
    'seal-value': 'passed',
    'seal-validity': 'passed',
    'seal-maker': 'passed',
    timestamp: 'not-checked',
    'certificate-chain': 'passed',
    revocation: 'not-checked',
  });
  expect(qpdfCheck(path('ses.pdf')).code).toBe(0);

  expect(opensslJudgesSm2(path('ses.pdf'), signer.chain[0]!)).toEqual(SOUND);
});

test('an electronic seal signature without an electronic seal leaves nothing behind', async () => {
  await expect(sign(product.contracts.one, 'no.pdf', { format: 'ses' })).rejects.toMatchObject({
    code: 'ses.seal-missing',
  });
  expect(() => readFileSync(path('no.pdf'))).toThrow();
});

test('RSA signatures before and after stay valid, for us and for pdfsig', async () => {
  const invisible = { stamps: [] };
  await sign(product.contracts.five, '1.pdf', { key: 'demo-party-a', ...invisible });
  await sign(path('1.pdf'), '2.pdf', { stamps: [STAMP] });
  await sign(path('2.pdf'), '3.pdf', { format: 'ses', stamps: [STAMP] });
  await sign(path('3.pdf'), '4.pdf', { key: 'demo-party-b', ...invisible });

  const { signatures } = await verify(path('4.pdf'));
  expect(signatures.map(({ integrity, trust, format }) => [integrity, trust, format])).toEqual([
    ['valid-with-later-changes', 'trusted', 'PAdES B-B'],
    ['valid-with-later-changes', 'trusted', 'SM2 PKCS#7 detached'],
    ['valid-with-later-changes', 'trusted', 'GB/T 38540 SES_Signature v4'],
    ['valid', 'trusted', 'PAdES B-B'],
  ]);
  const judged = pdfsig(path('4.pdf'));
  expect(judged.map(({ valid }) => valid)).toEqual([true, false, false, true]);
  expect(judged.at(-1)?.total).toBe(true);
  expect(qpdfCheck(path('4.pdf')).code).toBe(0);
});

test('a changed page breaks SM2 signatures like others', async () => {
  for (const name of ['gm.pdf', 'ses.pdf']) {
    const bytes = readFileSync(path(name));
    const at = bytes.indexOf('/MediaBox');
    bytes[at + 1] = 'm'.charCodeAt(0);
    writeFileSync(path(`changed-${name}`), bytes);
    const { signatures } = await verify(path(`changed-${name}`));
    expect(signatures[0]?.integrity).toBe('invalid');
    expect(opensslJudgesSm2(path(`changed-${name}`), signer.chain[0]!)).toEqual({ ...SOUND, digest: false });
  }
});
