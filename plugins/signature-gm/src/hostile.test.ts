/** Damaged and forged signatures: each ends with a verdict or a typed error, and nothing that was signed can be changed. */
import { SealwrightError, type SignatureInspection } from '@sealwright/core/api';
import { objectIdentifier } from '@sealwright/crypto/asn1';
import { readSignedData, readSignerInfo, SM2_SM3 } from '@sealwright/crypto/cms';
import { digestOf } from '@sealwright/crypto/hash';
import { encodeSesSignature, encodeToSign, readSeal } from '@sealwright/crypto/ses';
import { sm2Digest } from '@sealwright/crypto/sm2';
import { makeSeal, OpensslPki, type Party, SM2_KEY } from '@sealwright/crypto/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { inspectGmCms, recognisesGmCms } from './inspect-gm-cms.ts';
import { inspectSes, recognisesSes } from './inspect-ses.ts';
import { signGmCms } from './sign-gm-cms.ts';
import { sm2Signer } from './sm2-signer.ts';

const CONTENT = new TextEncoder().encode('%PDF-1.7 the bytes of both ranges');
const TIME = new Date('2026-01-02T03:04:05Z');
const MUTATIONS = 150;

let pki: OpensslPki;
let maker: Party;
let signer: Party;
beforeAll(() => {
  pki = new OpensslPki('SM2');
  maker = pki.issue('印章制作', SM2_KEY);
  signer = pki.issue('测试公司', SM2_KEY);
});
afterAll(() => pki.dispose());

interface Sample {
  readonly contents: Uint8Array;
  /** Part of `contents` that was signed. */
  readonly signed: Uint8Array;
}

async function ses(version: number): Promise<Sample> {
  const signing = {
    seal: readSeal(await makeSeal(pki, maker, signer, { version })),
    time: TIME,
    dataHash: digestOf('sm3', CONTENT),
    propertyInfo: '/ByteRange [0 1 2 3]',
    signer: signer.chain[0]!,
    signatureAlgorithm: objectIdentifier(SM2_SM3),
  };
  const signed = encodeToSign(signing);
  const value = pki.sign(signer, { kind: 'sm2' }, sm2Digest(sm2Signer(signer.key).publicKey, signed));
  return { contents: encodeSesSignature(signing, signed, value), signed };
}

async function cms(content: 'pkcs7' | 'gm'): Promise<Sample> {
  const subFilter = 'adbe.pkcs7.detached';
  const contents = await signGmCms({
    key: signer.key,
    options: { content, subfilter: subFilter },
    profile: { filter: 'Adobe.PPKLite', subFilter, hash: 'sm3', contentsLength: 10_000 },
    digest: digestOf('sm3', CONTENT),
    signingTime: TIME,
    sign: async (mechanism, digest) => pki.sign(signer, mechanism, digest),
  });
  // It is signed as a SET, and stands there as [0].
  const { signedAttributes } = readSignerInfo(readSignedData(contents).signers[0]!);
  return { contents, signed: signedAttributes!.with(0, 0xa0) };
}

const digest = async (hash: Parameters<typeof digestOf>[0], prefix = new Uint8Array()) =>
  digestOf(hash, prefix, CONTENT);

async function judge(contents: Uint8Array): Promise<SignatureInspection | unknown> {
  const input = { contents, subFilter: 'adbe.pkcs7.detached', digest };
  const isSes = recognisesSes(contents);
  if (!isSes) recognisesGmCms(contents);
  return (isSes ? inspectSes(input) : inspectGmCms(input)).catch((error: unknown) => error);
}

const isSound = (outcome: SignatureInspection | unknown) => {
  if (outcome instanceof Error) return false;
  const { digestMatches, signatureMatches, defects, seal } = outcome as SignatureInspection;
  return digestMatches && signatureMatches === true && defects.length === 0 && seal?.signatureMatches !== false;
};

/** The same numbers in every run: xorshift32. */
function numbers(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) % below;
  };
}

/** A bit turned, a length made another, a piece cut out, doubled or overwritten. */
function mutated(contents: Uint8Array, random: (below: number) => number): Uint8Array {
  const at = random(contents.length);
  const length = 1 + random(64);
  const [before, piece, after] = [
    contents.subarray(0, at),
    contents.subarray(at, at + length),
    contents.subarray(at + length),
  ];
  switch (random(5)) {
    case 0:
      return contents.with(at, contents[at]! ^ (1 << random(8)));
    case 1:
      return contents.with(at, [0x80, 0x84, 0xff, 0x00, 0x30][random(5)]!);
    case 2:
      return Buffer.concat([before, after]);
    case 3:
      return Buffer.concat([before, piece, piece, after]);
    default:
      return Buffer.concat([before, piece.map(() => random(256)), after]);
  }
}

describe.each<[string, () => Promise<Sample>]>([
  ['SES_Signature of GM/T 0031', () => ses(1)],
  ['SES_Signature of GB/T 38540', () => ses(4)],
  ['SM2 in PKCS#7', () => cms('pkcs7')],
  ['SM2 in GB/T 35275', () => cms('gm')],
])('%s', (_, make) => {
  it('ends with a verdict or a typed error, however it is damaged', async () => {
    const { contents } = await make();
    expect(isSound(await judge(contents))).toBe(true);
    const random = numbers(20_261_123);
    for (let round = 0; round < MUTATIONS; round += 1) {
      let hostile = mutated(contents, random);
      if (round % 3 === 0) hostile = mutated(hostile, random);
      const outcome = await judge(hostile);
      const isTyped = outcome instanceof SealwrightError || !(outcome instanceof Error);
      expect(isTyped, `${Buffer.from(hostile).toString('hex')}: ${outcome}`).toBe(true);
    }
  });

  it('is not sound with any byte of what was signed turned', async () => {
    const { contents, signed } = await make();
    const start = Buffer.from(contents).indexOf(signed);
    expect(start).toBeGreaterThan(0);
    const step = Math.ceil(signed.length / 60);
    for (let at = start; at < start + signed.length; at += step) {
      expect(isSound(await judge(contents.with(at, contents[at]! ^ 1))), `byte ${at}`).toBe(false);
    }
  });
});
