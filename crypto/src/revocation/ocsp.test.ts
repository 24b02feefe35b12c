import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { encodeElement, explicit, objectIdentifier, octetString, sequence, tags } from '../asn1/index.ts';
import { x509SignatureAlgorithm } from '../cms/index.ts';
import { type OcspPlan, OpensslPki, opensslOcsp, type Party, SM2_KEY } from '../testing/index.ts';
import { type Certificate, parseCertificate, type SignatureVerifier } from '../x509/index.ts';
import { judgeByOcsp, type OcspQuestion } from './judge-by-ocsp.ts';
import { certificateIdHashes, makeOcspRequest } from './ocsp-request.ts';
import { MAX_OCSP_BYTES } from './ocsp-response.ts';

const HOUR = 3_600_000;
const RSA = ['-algorithm', 'RSA', '-pkeyopt', 'rsa_keygen_bits:2048'];
const ago = (hours: number) => new Date(Math.floor(Date.now() / 1000) * 1000 - hours * HOUR);

const verify: SignatureVerifier = async ({ signatureAlgorithm, tbs, signature }, { publicKey }) =>
  x509SignatureAlgorithm.verify({ algorithm: signatureAlgorithm, publicKey, data: tbs, signature });

function certificateOf(der: Uint8Array | undefined): Certificate {
  const certificate = der && parseCertificate(der);
  if (!certificate) throw new Error('no certificate');
  return certificate;
}

describe.each([
  ['P-256', RSA],
  ['SM2', SM2_KEY],
] as const)('OCSP of a CA with a key on %s', (curve, generate) => {
  let pki: OpensslPki;
  let holder: Party;
  let other: Party;
  let responder: Party;
  let imposter: Party;

  beforeAll(() => {
    pki = new OpensslPki(curve);
    holder = pki.issue('holder', generate);
    other = pki.issue('other', RSA);
    responder = pki.issue('responder', generate, 'OCSP responder');
    imposter = pki.issue('imposter', generate);
  });
  afterAll(() => pki.dispose());

  function question(change: Partial<OcspQuestion> = {}): OcspQuestion {
    const [certificate, issuer] = holder.chain.map(certificateOf) as [Certificate, Certificate];
    return { certificate, issuer, time: new Date(), verify, ...change };
  }

  function answer(plan: Partial<OcspPlan> = {}, hash = certificateIdHashes(question().issuer)[0]!) {
    const request = makeOcspRequest(question(), hash);
    return { ...request, response: opensslOcsp(pki, request.der, { known: [holder, other], ...plan }) };
  }

  async function judge(plan: Partial<OcspPlan> = {}, change: Partial<OcspQuestion> = {}) {
    const { response, nonce } = answer(plan);
    return judgeByOcsp(question({ ...(nonce && { nonce }), ...change }), response);
  }

  it('names SM2 certificates by SM3 first', () => {
    expect(certificateIdHashes(question().issuer)).toEqual(curve === 'SM2' ? ['sm3', 'sha1'] : ['sha1', 'sha256']);
  });

  it.each(['sha1', 'sha256', 'sm3'] as const)('calls a certificate good that is named by %s', async (hash) => {
    const { response, nonce } = answer({}, hash);
    expect(await judgeByOcsp(question({ nonce: nonce! }), response)).toMatchObject({ state: 'good', source: 'ocsp' });
  });

  it('tells when and why one was revoked', async () => {
    const at = ago(5);
    const revoked = [{ party: holder, at, reason: 'certificateHold' }];
    expect(await judge({ revoked })).toMatchObject({ state: 'revoked', revokedAt: at, reason: 'certificate-hold' });
  });

  it('tells that the CA does not know one', async () => {
    expect(await judge({ known: [other] })).toMatchObject({ state: 'unknown' });
  });

  it('believes whom the CA gave a certificate for it, by name or by key', async () => {
    expect(await judge({ signer: responder })).toMatchObject({ state: 'good' });
    expect(await judge({ signer: responder, options: ['-ndays', '1', '-resp_key_id'] })).toMatchObject({
      state: 'good',
    });
    expect(await judge({ options: ['-ndays', '1', '-resp_key_id', '-resp_no_certs'] })).toMatchObject({
      state: 'good',
    });
  });

  it('believes nobody else', async () => {
    expect(await judge({ signer: imposter })).toEqual({ state: 'unusable', problem: 'signer-not-allowed' });
    expect(await judge({ signer: responder, options: ['-ndays', '1', '-resp_no_certs'] })).toEqual({
      state: 'unusable',
      problem: 'signer-not-allowed',
    });
  });

  it('does not believe a responder whose certificate has a critical extension that nobody here knows', async () => {
    const unknown = ['1.2.3.4 = critical,ASN1:NULL'];
    const signer = pki.issue('unknown', generate, 'OCSP responder', unknown);
    expect(await judge({ signer })).toEqual({ state: 'unusable', problem: 'signer-not-allowed' });
  });

  it('does not believe a responder of another CA of the same name', async () => {
    const elsewhere = new OpensslPki(curve);
    try {
      const signer = elsewhere.issue('responder', generate, 'OCSP responder');
      expect(await judge({ signer })).toEqual({ state: 'unusable', problem: 'signer-not-allowed' });
    } finally {
      elsewhere.dispose();
    }
  });

  it('says nothing when it was changed', async () => {
    const { response } = answer();
    const changed = Buffer.from(response);
    // The status "good" of the only answer becomes "unknown".
    changed[changed.indexOf(Buffer.from('8000', 'hex'))] = 0x82;
    expect(await judgeByOcsp(question(), changed)).toEqual({ state: 'unusable', problem: 'signature-wrong' });
  });

  it('says nothing about another certificate', async () => {
    const { response } = answer();
    const certificate = certificateOf(other.chain[0]);
    expect(await judgeByOcsp(question({ certificate }), response)).toEqual({
      state: 'unusable',
      problem: 'other-certificate',
    });
  });

  it('takes answers to another request for what they are, and answers made beforehand', async () => {
    const { response } = answer();
    const { nonce } = answer();
    expect(await judgeByOcsp(question({ nonce: nonce! }), response)).toEqual({ state: 'unusable', problem: 'nonce' });
    expect(await judgeByOcsp(question(), response)).toMatchObject({ state: 'good' });
  });

  it('says nothing about another time', async () => {
    expect(await judge({}, { time: ago(-48) })).toEqual({ state: 'unusable', problem: 'out-of-date' });
    expect(await judge({}, { time: ago(2) })).toEqual({ state: 'unusable', problem: 'not-yet-valid' });
  });

  it('holds for a day when it does not say how long', async () => {
    const { response } = answer({ options: [] });
    expect(await judgeByOcsp(question(), response)).toMatchObject({ state: 'good', nextUpdate: undefined });
    expect(await judgeByOcsp(question({ time: ago(-25) }), response)).toMatchObject({ problem: 'out-of-date' });
  });
});

describe('hostile OCSP responses', () => {
  const ask = async (bytes: Uint8Array) => {
    const pki = new OpensslPki();
    try {
      const [certificate, issuer] = pki.issue('holder', RSA).chain.map(certificateOf) as [Certificate, Certificate];
      return await judgeByOcsp({ certificate, issuer, time: new Date(), verify }, bytes);
    } finally {
      pki.dispose();
    }
  };
  const basic = (bytes: Uint8Array) =>
    sequence(
      encodeElement(tags.enumerated, [Uint8Array.of(0)]),
      explicit(0, sequence(objectIdentifier('1.3.6.1.5.5.7.48.1.1'), octetString(bytes))),
    );

  it('are refusals where they say so', async () => {
    const unauthorized = sequence(encodeElement(tags.enumerated, [Uint8Array.of(6)]));
    expect(await ask(unauthorized)).toEqual({ state: 'unusable', problem: 'refused' });
  });

  it.each([
    ['nothing', Buffer.alloc(0)],
    ['a page of a web site', Buffer.from('<!DOCTYPE html><html></html>')],
    ['too long', sequence(Buffer.alloc(MAX_OCSP_BYTES))],
    ['deep nesting', Buffer.alloc(MAX_OCSP_BYTES, Buffer.from('3080', 'hex'))],
    ['deep nesting inside', basic(Buffer.alloc(90_000, Buffer.from('3080', 'hex')))],
    ['a crowd of answers', basic(sequence(sequence(Buffer.alloc(90_000, Buffer.from('3000', 'hex')))))],
    ['an unknown status', sequence(encodeElement(tags.enumerated, [Uint8Array.of(4)]))],
  ])('are unreadable: %s', async (_, bytes) => {
    expect(await ask(bytes)).toEqual({ state: 'unusable', problem: 'unreadable' });
  });
});
