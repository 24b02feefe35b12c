import { type FormatSigning, MechanismUnsupported, type SignMechanism } from '@sealwright/core/api';
import { elements, encodeElement, Fields, octetString, sequence, setOf, tags } from '@sealwright/crypto/asn1';
import {
  AlgorithmUnsupported,
  CertificateMissing,
  readSignedData,
  readSignerInfo,
  recogniseSignedData,
  warnings,
} from '@sealwright/crypto/cms';
import { digestOf } from '@sealwright/crypto/hash';
import { readSm2PublicKey, sm2Digest } from '@sealwright/crypto/sm2';
import { LocalTsa, OpensslPki, opensslReply, type Party, SM2_KEY } from '@sealwright/crypto/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { inspectGmCms, recognisesGmCms } from './inspect-gm-cms.ts';
import { prepareGmCms, signGmCms } from './sign-gm-cms.ts';
import { opensslJudgesSm2 } from './testing/openssl-sm2.ts';

const CONTENT = new TextEncoder().encode('%PDF-1.7 the bytes of both ranges');
const SIGNING_TIME = new Date('2026-01-02T03:04:05Z');
const PKCS7 = { content: 'pkcs7', subfilter: 'adbe.pkcs7.detached' };
const GM = { content: 'gm', subfilter: 'adbe.pkcs7.detached' };
const SOUND = { digestMatches: true, signatureMatches: true, signingCertificateMatches: true, defects: [] };

let pki: OpensslPki;
let party: Party;
beforeAll(() => {
  pki = new OpensslPki('SM2');
  party = pki.issue('张三', SM2_KEY);
});
afterAll(() => pki.dispose());

const inspect = (contents: Uint8Array, content = CONTENT, subFilter = 'adbe.pkcs7.detached') =>
  inspectGmCms({
    contents,
    subFilter,
    digest: async (hash, prefix = new Uint8Array()) => digestOf(hash, prefix, content),
  });

async function sign(options: Record<string, unknown>, change: Partial<FormatSigning> = {}) {
  const { key } = party;
  const profile = await prepareGmCms({ key, options });
  const operations: SignMechanism[] = [];
  const contents = await signGmCms({
    key,
    options,
    profile,
    digest: digestOf(profile.hash, CONTENT),
    signingTime: SIGNING_TIME,
    sign: async (mechanism, digest) => {
      operations.push(mechanism);
      return pki.sign(party, mechanism, digest);
    },
    ...change,
  });
  expect(operations).toEqual([{ kind: 'sm2' }]);
  expect(contents.length).toBeLessThanOrEqual(profile.contentsLength);
  expect(profile.contentsLength - contents.length).toBeLessThan('tsa' in options ? 12_500 : 120);
  return { contents, profile };
}

describe.each([
  ['pkcs7', PKCS7, 'SM2 PKCS#7 detached'],
  ['gm', GM, 'GB/T 35275 detached'],
])('signatures with the content types of %s', (_, options, description) => {
  it('are sound, and nothing else is', async () => {
    const { contents, profile } = await sign(options);
    expect(profile).toMatchObject({ filter: 'Adobe.PPKLite', subFilter: 'adbe.pkcs7.detached', hash: 'sm3' });
    expect(recognisesGmCms(contents)).toBe(true);
    expect(await inspect(contents)).toMatchObject({
      ...SOUND,
      description,
      digestAlgorithm: 'SM3',
      claimedTime: SIGNING_TIME,
      warnings: [],
      signer: party.chain[0],
    });
    expect(await inspect(contents, CONTENT.subarray(1))).toMatchObject({ ...SOUND, digestMatches: false });
  });

  it('hold a value that openssl verifies over the signed attributes, with the ID of the standard', async () => {
    const { contents } = await sign(options);
    const { signedAttributes, signature } = readSignerInfo(readSignedData(contents).signers[0]!);
    expect(opensslJudgesSm2(pki, party, signedAttributes!, signature)).toBe(true);
    expect(opensslJudgesSm2(pki, party, signedAttributes!.subarray(1), signature)).toBe(false);
    expect(opensslJudgesSm2(pki, party, signedAttributes!, signature, 'another')).toBe(false);
  });

  it('can be taken apart by openssl', async () => {
    const { contents } = await sign(options);
    const printed = pki.run('asn1parse', '-inform', 'DER', '-in', pki.write('made.p7s', contents));
    expect(printed).toMatch(/:sm3$/m);
    expect(printed).toMatch(/:id-smime-aa-signingCertificateV2$/m);
    expect(printed.includes('1.2.156.10197.6.1.4.2.2')).toBe(options === GM);
    expect(printed).toContain(options === GM ? ':1.2.156.10197.1.301.1' : ':SM2-with-SM3');
  });
});

it('signing-time is left out under the SubFilter that forbids it', async () => {
  const { contents } = await sign({ ...PKCS7, subfilter: 'ETSI.CAdES.detached' });
  expect((await inspect(contents)).claimedTime).toBeUndefined();
});

it('takes a timestamp with an SM3 imprint, which is judged with it', async () => {
  // The token itself is signed with RSA: openssl 3.0 makes no CMS with SM2.
  const authority = pki.issue('tsa', ['-algorithm', 'RSA', '-pkeyopt', 'rsa_keygen_bits:2048'], 'timestamper');
  const tsa = await LocalTsa.start((query) => ({ body: opensslReply(pki, authority, query, 'sm3') }));
  try {
    const { contents } = await sign({ ...GM, tsa: tsa.url });
    expect(await inspect(contents)).toMatchObject({ ...SOUND, warnings: [], timestamp: { matches: true } });
  } finally {
    await tsa.stop();
  }
});

describe('signatures of others', () => {
  /** One signature with a change to what is signed or to how it stands there. */
  async function altered(
    change: (parts: { attributes: Uint8Array; value: Uint8Array }) => Uint8Array,
  ): Promise<Uint8Array> {
    const { contents } = await sign(PKCS7);
    const { signedAttributes, signature } = readSignerInfo(readSignedData(contents).signers[0]!);
    return replaceOnce(
      contents,
      octetString(signature),
      octetString(change({ attributes: signedAttributes!, value: signature })),
    );
  }

  it('with an empty ID, which openssl accepts and nobody else, are sound with a warning', async () => {
    const point = readSm2PublicKey(publicKeyOf(party))!;
    const contents = await altered(({ attributes }) =>
      pki.sign(party, { kind: 'sm2' }, sm2Digest(point, attributes, new Uint8Array())),
    );
    expect(await inspect(contents)).toMatchObject({ ...SOUND, warnings: [warnings.sm2['empty-id']] });
    const files = ['-in', pki.write('empty.p7s', contents), '-content', pki.write('content', CONTENT)];
    const trust = ['-CAfile', pki.authorityFile, '-noverify', '-out', pki.file('verified')];
    expect(pki.accepts('cms', '-verify', '-binary', '-inform', 'DER', ...files, ...trust)).toBe(true);
  });

  it('with r and s side by side are sound with a warning', async () => {
    const contents = await altered(({ value }) => {
      const [r, s] = elements(value).map((number) => Buffer.from(number.subarray(2)).toString('hex'));
      const plain = [r, s].map((digits) => digits!.padStart(64, '0').slice(-64)).join('');
      return new Uint8Array(Buffer.from(plain, 'hex'));
    });
    expect(await inspect(contents)).toMatchObject({ ...SOUND, warnings: [warnings.sm2['value-not-der']] });
  });

  it('with another ID, or a bit turned, are wrong', async () => {
    const point = readSm2PublicKey(publicKeyOf(party))!;
    const other = await altered(({ attributes }) =>
      pki.sign(party, { kind: 'sm2' }, sm2Digest(point, attributes, new TextEncoder().encode('another'))),
    );
    expect(await inspect(other)).toMatchObject({ signatureMatches: false });
    const turned = await altered(({ value }) => value.map((byte, at) => (at === value.length - 1 ? byte ^ 1 : byte)));
    expect(await inspect(turned)).toMatchObject({ signatureMatches: false });
  });

  it('without signed attributes are judged over the content itself', async () => {
    const point = readSm2PublicKey(publicKeyOf(party))!;
    const value = pki.sign(party, { kind: 'sm2' }, sm2Digest(point, CONTENT));
    const contents = withoutAttributes((await sign(GM)).contents, value);
    expect(await inspect(contents)).toMatchObject({ digestMatches: true, signatureMatches: true, defects: [] });
    expect(await inspect(contents, CONTENT.subarray(1))).toMatchObject({
      digestMatches: false,
      signatureMatches: false,
    });
  });
});

it('belongs to no other format, and takes nothing of others', async () => {
  const { contents } = await sign(PKCS7);
  expect(recogniseSignedData(contents)).toBe('chinese');
  expect(recognisesGmCms(new Uint8Array([0x30, 0x80]))).toBe(false);
  expect(recognisesGmCms(CONTENT)).toBe(false);
});

it('ends with a verdict or a typed error, whatever byte is turned or cut', async () => {
  const { contents } = await sign(GM);
  for (let at = 0; at < contents.length; at += 11) {
    const hostile = [contents.subarray(0, at), contents.map((byte, place) => (place === at ? byte ^ 0x55 : byte))];
    for (const each of hostile) {
      const outcome = await inspect(each).catch((error: unknown) => error);
      expect(outcome instanceof TypeError || outcome instanceof RangeError, `byte ${at}: ${outcome}`).toBe(false);
    }
  }
});

it('refuses keys that it cannot use, before anything is laid out', async () => {
  const { key } = party;
  const p256 = new OpensslPki();
  const foreign = p256.issue('p256', ['-algorithm', 'EC', '-pkeyopt', 'ec_paramgen_curve:P-256']);
  p256.dispose();
  const refusal = (changes: Partial<typeof key>) =>
    prepareGmCms({ key: { ...key, ...changes }, options: PKCS7 }).catch((error: unknown) => error);
  expect(CertificateMissing.is(await refusal({ chain: [] }))).toBe(true);
  expect(AlgorithmUnsupported.is(await refusal({ chain: foreign.chain }))).toBe(true);
  expect(MechanismUnsupported.is(await refusal({ mechanisms: [] }))).toBe(true);
});

function publicKeyOf({ chain }: Party): Uint8Array {
  const tbs = elements(elements(chain[0]!)[0]!);
  return tbs[6]!;
}

function replaceOnce(whole: Uint8Array, old: Uint8Array, fresh: Uint8Array): Uint8Array {
  const info = readSignedData(whole).signers[0]!;
  const at = Buffer.from(info).indexOf(old);
  const signer = sequence(info.subarray(headerLength(info), at), fresh, info.subarray(at + old.length));
  return withSigner(whole, signer);
}

function withoutAttributes(whole: Uint8Array, value: Uint8Array): Uint8Array {
  const fields = new Fields(readSignedData(whole).signers[0]!);
  const [version, sid, digest] = [fields.next(), fields.next(), fields.next()];
  fields.optional(tags.context(0));
  return withSigner(whole, sequence(version, sid, digest, fields.next(), octetString(value)));
}

function withSigner(whole: Uint8Array, signer: Uint8Array): Uint8Array {
  const [type, wrapped] = elements(whole);
  const [signedData] = elements(wrapped!);
  const parts = elements(signedData!);
  return sequence(type!, encodeElement(tags.context(0), [sequence(...parts.slice(0, -1), setOf([signer]))]));
}

function headerLength(element: Uint8Array): number {
  return element[1]! < 0x80 ? 2 : 2 + (element[1]! & 0x7f);
}
