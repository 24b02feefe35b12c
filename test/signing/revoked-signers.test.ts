/** Signers whose certificate was revoked, in the whole product: their CA and a timestamp authority on loopback. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type SignatureReport, Signing, SoftKeys, Verification } from '@sealwright/core/api';
import { LocalTsa, OpensslPki, opensslOcsp, opensslReply, type Party } from '@sealwright/crypto/testing';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { LocalIssuer } from '../../plugins/verification/src/testing/local-issuer.ts';
import { type DemoProduct, startDemoProduct } from '../demo-product.ts';

const PIN = '86420975';
const RSA = ['-algorithm', 'RSA', '-pkeyopt', 'rsa_keygen_bits:2048'];
const inMinutes = (count: number) => new Date(Date.now() + count * 60_000);

let folder: string;
let pki: OpensslPki;
let signer: Party;
let issuer: LocalIssuer;
let tsa: LocalTsa;
let product: DemoProduct;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'sealwright-revoked-'));
  pki = new OpensslPki();
  issuer = await LocalIssuer.start();
  signer = pki.issue('王小明', RSA, 'signer', [`authorityInfoAccess = OCSP;URI:${issuer.url}/ocsp`]);
  const authority = pki.issue('tsa', RSA, 'timestamper');
  tsa = await LocalTsa.start((query) => ({ body: opensslReply(pki, authority, query) }));
  pki.run(
    ...['pkcs12', '-export', '-inkey', signer.keyFile, '-in', signer.certificateFile, '-passout', `pass:${PIN}`],
    ...['-out', pki.file('signer.p12')],
  );
  product = await startDemoProduct();
  const keys = await product.host.service(SoftKeys);
  const pkcs12 = pki.read('signer.p12');
  await keys.add({ id: 'wang', label: '王小明', pkcs12, chain: signer.chain, maxTries: 3, seals: [] });
  product.pins.set('wang', PIN);
  const signing = await product.host.service(Signing);
  const request = { input: product.contracts.one, key: 'wang', stamps: [] };
  await signing.submit({ ...request, output: path('plain.pdf') });
  await signing.submit({ ...request, output: path('stamped.pdf'), formatOptions: { tsa: tsa.url } });
}, 120_000);
afterAll(async () => {
  await product?.dispose();
  await tsa?.stop();
  await issuer?.stop();
  pki?.dispose();
  rmSync(folder, { recursive: true, force: true });
});
beforeEach(() => {
  issuer.asked.length = 0;
});

const path = (name: string) => join(folder, name);

function revoke(at: Date | undefined): void {
  const revoked = at ? [{ party: signer, at, reason: 'keyCompromise' }] : [];
  issuer.answering = ({ body }) => ({ body: opensslOcsp(pki, body, { known: [signer], revoked, options: [] }) });
}

async function verify(name: string, revocation = true): Promise<SignatureReport> {
  const verification = await product.host.service(Verification);
  const report = await verification.verify({ input: path(name), anchors: [signer.chain[1]!], revocation });
  return report.signatures[0]!;
}

const revocationStep = ({ steps }: SignatureReport) => steps.find(({ id }) => id === 'revocation');

test('nobody is asked unless the user wants it', async () => {
  const report = await verify('plain.pdf', false);
  expect(report.trust).toBe('trusted');
  expect(revocationStep(report)?.state).toBe('not-checked');
  expect(issuer.asked).toEqual([]);
});

test('a signer who was not revoked is trusted', async () => {
  revoke(undefined);
  const report = await verify('plain.pdf');
  expect(report).toMatchObject({ integrity: 'valid', trust: 'trusted' });
  expect(revocationStep(report)?.state).toBe('passed');
  expect(issuer.asked).toHaveLength(1);
});

test('a signer who was revoked is not, though the document is as it was signed', async () => {
  revoke(inMinutes(-60));
  for (const name of ['plain.pdf', 'stamped.pdf']) {
    const report = await verify(name);
    expect(report).toMatchObject({ integrity: 'valid', trust: 'untrusted' });
    expect(report.sentence['zh-CN']).toContain('签名者的证书已被吊销');
    expect(revocationStep(report)?.state).toBe('failed');
  }
});

test('a revocation after the time of a trusted timestamp leaves the signature as it is', async () => {
  revoke(inMinutes(10));
  expect(await verify('plain.pdf')).toMatchObject({ trust: 'untrusted' });
  const report = await verify('stamped.pdf');
  expect(report).toMatchObject({ integrity: 'valid', trust: 'trusted' });
  expect(revocationStep(report)).toMatchObject({ state: 'warning' });
});
