import type { SealInspection, SignatureInspection } from '@sealwright/core/api';
import { x509SignatureAlgorithm } from '@sealwright/crypto/cms';
import { OpensslPki, SM2_KEY } from '@sealwright/crypto/testing';
import type { SignatureVerifier } from '@sealwright/crypto/x509';
import { type Certificate, parseCertificate } from '@sealwright/crypto/x509';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isDoubtful, judgeSeal, type SealJudgement } from './judge-seal.ts';
import { sealSteps } from './messages/seal-steps.ts';

const verify: SignatureVerifier = (subject, issuer) =>
  x509SignatureAlgorithm.verify({
    algorithm: subject.signatureAlgorithm,
    publicKey: issuer.publicKey,
    data: subject.tbs,
    signature: subject.signature,
  });

const now = new Date();
const inDays = (days: number) => new Date(now.getTime() + days * 86_400_000);

/** The certificates are issued after `now` was taken. */
const soon = inDays(0.5);

let pki: OpensslPki;
let maker: Uint8Array;
let anchor: Certificate;
let otherAnchor: Certificate;
beforeAll(() => {
  pki = new OpensslPki('SM2');
  const party = pki.issue('印章制作', SM2_KEY);
  maker = party.chain[0]!;
  anchor = parseCertificate(party.chain[1]!)!;
  const other = new OpensslPki('SM2');
  otherAnchor = parseCertificate(other.issue('别的机构', SM2_KEY).chain[1]!)!;
  other.dispose();
});
afterAll(() => pki.dispose());

interface Scene {
  readonly seal?: Partial<SealInspection>;
  readonly anchors?: readonly Certificate[];
  readonly time?: Date;
}

async function judge({ seal, anchors = [anchor], time = soon }: Scene = {}): Promise<SealJudgement> {
  const sound: SealInspection = {
    name: '公章',
    id: '1',
    validFrom: inDays(-10),
    validTo: inDays(10),
    signerListed: true,
    signatureMatches: true,
    maker,
  };
  const inspection: Partial<SignatureInspection> = { certificates: [], seal: { ...sound, ...seal } };
  return (await judgeSeal({ inspection: inspection as SignatureInspection, anchors, time, verify }))!;
}

const states = (judgement: SealJudgement) =>
  Object.fromEntries(sealSteps(judgement).map(({ id, state }) => [id, state]));

describe('an electronic seal', () => {
  it('is trusted where its maker is, by a chain of SM2 certificates', async () => {
    const judgement = await judge();
    expect(judgement).toMatchObject({ inForce: true, outcome: 'trusted' });
    expect(isDoubtful(judgement)).toBe(false);
    expect(states(judgement)).toEqual({
      'seal-signer': 'passed',
      'seal-value': 'passed',
      'seal-validity': 'passed',
      'seal-maker': 'passed',
    });
  });

  it.each<[string, () => Scene, string, string]>([
    ['has expired', () => ({ seal: { validTo: inDays(-1) } }), 'seal-validity', 'failed'],
    ['is not yet valid', () => ({ seal: { validFrom: inDays(1) } }), 'seal-validity', 'failed'],
    ['has a maker whom nobody trusts', () => ({ anchors: [otherAnchor] }), 'seal-maker', 'failed'],
    [
      'has a maker whose certificate had expired',
      () => ({ time: inDays(60), seal: { validTo: inDays(90) } }),
      'seal-maker',
      'failed',
    ],
    [
      'has a maker without a readable certificate',
      () => ({ seal: { maker: new Uint8Array(3) } }),
      'seal-maker',
      'failed',
    ],
  ])('is doubtful where it %s', async (_, scene, id, state) => {
    const judgement = await judge(scene());
    expect(isDoubtful(judgement)).toBe(true);
    expect(states(judgement)[id]).toBe(state);
  });

  it('says what was not checked', async () => {
    const judgement = await judge({ anchors: [], seal: { signerListed: undefined, signatureMatches: undefined } });
    expect(isDoubtful(judgement)).toBe(false);
    expect(states(judgement)).toEqual({
      'seal-signer': 'not-checked',
      'seal-value': 'not-checked',
      'seal-validity': 'passed',
      'seal-maker': 'not-checked',
    });
  });

  it('says what is forged', async () => {
    const judgement = await judge({ seal: { signerListed: false, signatureMatches: false } });
    expect(states(judgement)).toMatchObject({ 'seal-signer': 'failed', 'seal-value': 'failed' });
  });
});

it('a signature without a seal has no such steps', async () => {
  const inspection = { certificates: [] } as Partial<SignatureInspection> as SignatureInspection;
  expect(await judgeSeal({ inspection, anchors: [], time: now, verify })).toBeUndefined();
  expect(sealSteps(undefined)).toEqual([]);
});
