import type { FormatSigning, Seal, SignMechanism } from '@sealwright/core/api';
import { objectIdentifier } from '@sealwright/crypto/asn1';
import { SM2_SM3, warnings } from '@sealwright/crypto/cms';
import { digestOf } from '@sealwright/crypto/hash';
import {
  composeSeal,
  encodeSesSignature,
  encodeToSign,
  type NewSeal,
  readSeal,
  readSesSignature,
} from '@sealwright/crypto/ses';
import { sm2Digest } from '@sealwright/crypto/sm2';
import { LocalTsa, makeSeal, OpensslPki, opensslReply, type Party, SM2_KEY } from '@sealwright/crypto/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SealMissing, SealOfAnother, SeveralSeals, TimestampImpossible } from './errors.ts';
import { defects, warnings as sesWarnings } from './findings.ts';
import { recognisesGmCms } from './inspect-gm-cms.ts';
import { inspectSes, recognisesSes } from './inspect-ses.ts';
import { prepareSes, signSes } from './sign-ses.ts';
import { sm2Signer } from './sm2-signer.ts';
import { opensslJudgesSm2 } from './testing/openssl-sm2.ts';

const CONTENT = new TextEncoder().encode('%PDF-1.7 the bytes of both ranges');
const SIGNING_TIME = new Date('2026-01-02T03:04:05Z');
const BYTE_RANGE = [0, 840, 9034, 1200] as const;
const OPTIONS = { subfilter: 'GBT.38540' };
const SOUND = { digestMatches: true, signatureMatches: true, defects: [], warnings: [] };
const SOUND_SEAL = { signerListed: true, signatureMatches: true };

/** Down to the third level: TBS_Sign of seven fields, then the value (GM/T 0031, 6.2). */
const SHAPE_OF_GM_T_0031 = [
  ...['0 SEQUENCE', '1 SEQUENCE', '2 INTEGER', '2 SEQUENCE', '2 BIT STRING', '2 BIT STRING', '2 IA5STRING'],
  ...['2 OCTET STRING', '2 OBJECT', '1 BIT STRING'],
];
/** TBS_Sign of five, then certificate, algorithm and value (GB/T 38540, 7.1). */
const SHAPE_OF_GB_38540 = [
  ...['0 SEQUENCE', '1 SEQUENCE', '2 INTEGER', '2 SEQUENCE', '2 GENERALIZEDTIME', '2 BIT STRING', '2 IA5STRING'],
  ...['1 OCTET STRING', '1 OBJECT', '1 BIT STRING'],
];

let pki: OpensslPki;
let maker: Party;
let signer: Party;
let stranger: Party;
beforeAll(() => {
  pki = new OpensslPki('SM2');
  maker = pki.issue('印章制作', SM2_KEY);
  signer = pki.issue('测试公司', SM2_KEY);
  stranger = pki.issue('别的公司', SM2_KEY);
});
afterAll(() => pki.dispose());

/** A seal as a source lists it. */
async function listed(change: Partial<NewSeal> = {}, holder = signer): Promise<Seal> {
  const electronicSeal = await makeSeal(pki, maker, holder, change);
  const { name, id, picture } = readSeal(electronicSeal);
  const { widthMm, heightMm, data } = picture;
  return {
    id,
    name,
    source: 'test',
    picture: { format: 'png', data },
    widthMm,
    heightMm,
    certificates: [],
    electronicSeal,
  };
}

async function sign(
  seals: readonly Seal[],
  options: Record<string, unknown> = OPTIONS,
  change: Partial<FormatSigning> = {},
) {
  const { key } = signer;
  const profile = await prepareSes({ key, options, seals });
  const operations: SignMechanism[] = [];
  const contents = await signSes({
    key,
    options,
    seals,
    profile,
    digest: digestOf(profile.hash, CONTENT),
    byteRange: BYTE_RANGE,
    signingTime: SIGNING_TIME,
    sign: async (mechanism, digest) => {
      operations.push(mechanism);
      return pki.sign(signer, mechanism, digest);
    },
    ...change,
  });
  expect(operations).toEqual([{ kind: 'sm2' }]);
  expect(contents.length).toBeLessThanOrEqual(profile.contentsLength);
  return contents;
}

const inspect = (contents: Uint8Array, content = CONTENT, byteRange: readonly number[] = BYTE_RANGE) =>
  inspectSes({ contents, subFilter: '', byteRange, digest: async (hash) => digestOf(hash, content) });

describe.each([1, 2, 3, 4, 5])('with a seal of version %i', (version) => {
  it('the signature is sound, and nothing else is', async () => {
    const contents = await sign([await listed({ version })]);
    expect(recognisesSes(contents)).toBe(true);
    expect(recognisesGmCms(contents)).toBe(false);
    expect(await inspect(contents)).toMatchObject({
      ...SOUND,
      description: `${version < 4 ? 'GM/T 0031' : 'GB/T 38540'} SES_Signature v${version}`,
      claimedTime: SIGNING_TIME,
      signer: signer.chain[0],
      seal: { ...SOUND_SEAL, name: '测试公司公章', maker: maker.chain[0] },
    });
    expect(await inspect(contents, CONTENT.subarray(1))).toMatchObject({ ...SOUND, digestMatches: false });
    expect(await inspect(contents, CONTENT, [0, 840, 9034, 1201])).toMatchObject({ defects: [defects.otherRange] });
  });

  it('openssl verifies the value over TBS_Sign', async () => {
    const { signed, signature } = readSesSignature(await sign([await listed({ version })]));
    expect(opensslJudgesSm2(pki, signer, signed, signature)).toBe(true);
    expect(opensslJudgesSm2(pki, signer, signed.subarray(1), signature)).toBe(false);
  });

  it('openssl takes it apart as the standards lay it out', async () => {
    const contents = await sign([await listed({ version })]);
    const printed = pki.run('asn1parse', '-inform', 'DER', '-in', pki.write('made.ses', contents));
    const shape = printed.split('\n').flatMap((line) => {
      const [, depth, type] = /d=(\d)\s.*?(?:cons|prim): ([A-Z0-9 ]+?)\s*(?:[:[].*)?$/.exec(line) ?? [];
      return Number(depth) <= 2 && depth !== undefined ? [`${depth} ${type}`] : [];
    });
    expect(shape).toEqual(version < 4 ? SHAPE_OF_GM_T_0031 : SHAPE_OF_GB_38540);
    expect(printed).toContain('IA5STRING         :/ByteRange [0 840 9034 1200]');
  });
});

describe('what is found wrong', () => {
  it('a signature by somebody whom the seal does not name', async () => {
    const seal = await listed({
      holders: { by: 'digest', digests: [{ algorithm: 'MD5', value: new Uint8Array(16) }] },
    });
    expect((await inspect(await sign([seal]))).seal).toMatchObject({ signerListed: undefined, signatureMatches: true });
    const signing = {
      seal: readSeal(await makeSeal(pki, maker, stranger)),
      time: SIGNING_TIME,
      dataHash: digestOf('sm3', CONTENT),
      propertyInfo: '',
      signer: signer.chain[0]!,
      signatureAlgorithm: objectIdentifier(SM2_SM3),
    };
    const toSign = encodeToSign(signing);
    const { publicKey } = sm2Signer(signer.key);
    const value = pki.sign(signer, { kind: 'sm2' }, sm2Digest(publicKey, toSign));
    expect(await inspect(encodeSesSignature(signing, toSign, value))).toMatchObject({
      ...SOUND,
      seal: { signerListed: false, signatureMatches: true },
    });
  });

  it('a seal whose maker forgot the user ID, which others may refuse', async () => {
    const forgetful = await composeSeal({ ...readSeal(await makeSeal(pki, maker, signer)) }, async (signed) =>
      pki.sign(maker, { kind: 'sm2' }, sm2Digest(sm2Signer(maker.key).publicKey, signed, new Uint8Array())),
    );
    const { electronicSeal: _, ...rest } = await listed();
    expect(await inspect(await sign([{ ...rest, electronicSeal: forgetful }]))).toMatchObject({
      ...SOUND,
      seal: SOUND_SEAL,
      warnings: [sesWarnings.seal['empty-id']],
    });
  });

  it("a certificate of another in the place of the signer's, which nothing signs", async () => {
    const parsed = readSesSignature(await sign([await listed()]));
    const signing = { ...parsed, time: SIGNING_TIME, signer: stranger.chain[0]! };
    const exchanged = encodeSesSignature(signing, parsed.signed, parsed.signature);
    expect(await inspect(exchanged)).toMatchObject({ signatureMatches: false, seal: { signerListed: false } });
  });

  it('a timestamp over something else, which takes away its time alone', async () => {
    const authority = pki.issue('other-tsa', ['-algorithm', 'RSA', '-pkeyopt', 'rsa_keygen_bits:2048'], 'timestamper');
    const query = pki.file('other.tsq');
    pki.run('ts', '-query', '-data', pki.write('other', CONTENT), '-sm3', '-cert', '-out', query);
    const reply = opensslReply(pki, authority, pki.read('other.tsq'), 'sm3');
    pki.run('ts', '-reply', '-in', pki.write('other.tsr', reply), '-token_out', '-out', pki.file('other.token'));
    const parsed = readSesSignature(await sign([await listed()]));
    const signing = { ...parsed, time: SIGNING_TIME };
    const stamped = encodeSesSignature(signing, parsed.signed, parsed.signature, pki.read('other.token'));
    expect(await inspect(stamped)).toMatchObject({
      ...SOUND,
      timestamp: { matches: false },
      warnings: [warnings.timestampWrong],
    });
  });

  it('a seal that its maker did not make', async () => {
    const { electronicSeal, ...rest } = await listed();
    const altered = Uint8Array.from(electronicSeal!);
    altered[Buffer.from(altered).indexOf('测试公司公章') + 2]! ^= 1;
    const inspection = await inspect(await sign([{ ...rest, electronicSeal: altered }]));
    expect(inspection).toMatchObject({ ...SOUND, seal: { signerListed: true, signatureMatches: false } });
  });
});

it('a timestamp over the value is judged with it', async () => {
  const authority = pki.issue('tsa', ['-algorithm', 'RSA', '-pkeyopt', 'rsa_keygen_bits:2048'], 'timestamper');
  const tsa = await LocalTsa.start((query) => ({ body: opensslReply(pki, authority, query, 'sm3') }));
  try {
    const contents = await sign([await listed()], { ...OPTIONS, tsa: tsa.url });
    expect(await inspect(contents)).toMatchObject({ ...SOUND, timestamp: { matches: true } });
  } finally {
    await tsa.stop();
  }
});

it('refuses before anything is laid out what cannot be signed with', async () => {
  const { key } = signer;
  const refusal = (seals: readonly Seal[], options: Record<string, unknown> = OPTIONS) =>
    prepareSes({ key, options, seals }).catch((error: unknown) => error);
  const one = await listed();
  const { electronicSeal, ...picture } = one;
  expect(SealMissing.is(await refusal([]))).toBe(true);
  expect(SealMissing.is(await refusal([picture]))).toBe(true);
  expect(SeveralSeals.is(await refusal([one, { ...one, id: 'other' }]))).toBe(true);
  expect(SealOfAnother.is(await refusal([await listed({}, stranger)]))).toBe(true);
  const old = await listed({ version: 1 });
  expect(TimestampImpossible.is(await refusal([old], { ...OPTIONS, tsa: 'http://tsa.example' }))).toBe(true);
});

it('a signature with RSA is judged by the hash of its algorithm', async () => {
  const rsa = pki.issue('RSA 公司', ['-algorithm', 'RSA', '-pkeyopt', 'rsa_keygen_bits:2048']);
  const signing = {
    seal: readSeal(await makeSeal(pki, maker, rsa)),
    time: SIGNING_TIME,
    dataHash: digestOf('sha256', CONTENT),
    propertyInfo: '',
    signer: rsa.chain[0]!,
    signatureAlgorithm: objectIdentifier('1.2.840.113549.1.1.11'),
  };
  const toSign = encodeToSign(signing);
  const value = pki.sign(rsa, { kind: 'rsa-pkcs1', hash: 'sha256' }, digestOf('sha256', toSign));
  const contents = encodeSesSignature(signing, toSign, value);
  expect(await inspect(contents)).toMatchObject({ ...SOUND, digestAlgorithm: 'SHA-256', seal: SOUND_SEAL });
  expect(await inspect(contents, CONTENT.subarray(1))).toMatchObject({ ...SOUND, digestMatches: false });
});
