import type { RevocationStatus, SignatureInspection } from '@sealwright/core/api';
import { x509SignatureAlgorithm } from '@sealwright/crypto/cms';
import { OpensslPki, type Party } from '@sealwright/crypto/testing';
import { type Certificate, parseCertificate, type SignatureVerifier } from '@sealwright/crypto/x509';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { judgeRevocation } from './judge-revocation.ts';
import type { TrustJudgement } from './judge-trust.ts';
import { unasked } from './messages/revocation-sentences.ts';
import { revocationStep } from './messages/revocation-step.ts';

const verify: SignatureVerifier = async ({ signatureAlgorithm, tbs, signature }, { publicKey }) =>
  x509SignatureAlgorithm.verify({ algorithm: signatureAlgorithm, publicKey, data: tbs, signature });

let pki: OpensslPki;
let party: Party;
let signer: Certificate;
let anchor: Certificate;
beforeAll(() => {
  pki = new OpensslPki();
  party = pki.issue('王小明', ['-algorithm', 'RSA', '-pkeyopt', 'rsa_keygen_bits:2048']);
  signer = parseCertificate(party.chain[0]!)!;
  anchor = parseCertificate(party.chain[1]!)!;
});
afterAll(() => pki.dispose());

const sentence = { 'zh-CN': '颁发者的话。', en: "The issuer's word." };
const signedAt = new Date();
const hours = (count: number) => new Date(signedAt.getTime() + count * 3_600_000);

interface Scene {
  readonly status?: RevocationStatus;
  readonly timestamped?: boolean;
  readonly anchors?: readonly Certificate[];
  readonly signer?: Certificate | undefined;
}

async function stepOf(scene: Scene) {
  const { status = unasked.anchor, timestamped = false, anchors = [anchor] } = scene;
  const trust: TrustJudgement = {
    signer: 'signer' in scene ? scene.signer : signer,
    chain: [],
    outcome: 'trusted',
    time: signedAt,
    timestamped,
  };
  const inspection = { certificates: party.chain } as unknown as SignatureInspection;
  const revocation = {
    ask: async ({ result }: { result: { certificates: readonly Certificate[] } }) =>
      result.certificates.map((certificate) => (certificate.subject === signer.subject ? status : unasked.anchor)),
  };
  return revocationStep(await judgeRevocation({ inspection, trust, anchors, verify, revocation }), trust);
}

const revoked = (revokedAt: Date, invalidSince?: Date): RevocationStatus => ({
  state: 'revoked',
  sentence,
  revokedAt,
  ...(invalidSince && { invalidSince }),
});

describe('what issuers say now, for a signature', () => {
  it('passes when all of them call their certificates good', async () => {
    expect(await stepOf({ status: { state: 'good', sentence } })).toMatchObject({ state: 'passed' });
    expect(await stepOf({ status: { state: 'good', sentence }, anchors: [] })).toMatchObject({ state: 'passed' });
  });

  it('fails when one was revoked, unless a trusted timestamp is older', async () => {
    expect(await stepOf({ status: revoked(hours(1)) })).toMatchObject({ state: 'failed' });
    expect(await stepOf({ status: revoked(hours(-1)), timestamped: true })).toMatchObject({ state: 'failed' });
    const later = await stepOf({ status: revoked(hours(1)), timestamped: true });
    expect(later.state).toBe('warning');
    expect(later.sentence['zh-CN']).toBe('“王小明”：颁发者的话。可信的时间戳证明签名早于吊销，签名不受影响。');
  });

  it('fails when the key was not to be believed already, although it was revoked later', async () => {
    expect(await stepOf({ status: revoked(hours(2), hours(-1)), timestamped: true })).toMatchObject({
      state: 'failed',
    });
  });

  it.each(['unavailable', 'unknown'] as const)('checks nothing with an answer that is %s', async (state) => {
    const step = await stepOf({ status: { state, sentence } });
    expect(step).toMatchObject({ state: 'not-checked', sentence: { en: "王小明: The issuer's word." } });
  });

  it('checks nothing where there is nobody to ask', async () => {
    expect(await stepOf({ anchors: [signer] })).toMatchObject({ state: 'not-checked' });
    expect(await stepOf({ signer: undefined })).toMatchObject({ state: 'not-checked' });
  });
});
