import {
  constants,
  createPublicKey,
  generateKeyPairSync,
  getCurves,
  type KeyObject,
  type RSAPSSKeyPairKeyObjectOptions,
  sign,
} from 'node:crypto';
import { readFileSync } from 'node:fs';
import { RsaSaPssParams } from '@peculiar/asn1-rsa';
import { AsnParser, AsnSerializer } from '@peculiar/asn1-schema';
import { AlgorithmIdentifier, SubjectPublicKeyInfo } from '@peculiar/asn1-x509';
import type { HashName } from '@sealwright/core/api';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { algorithmIdentifier } from '../asn1/der.ts';
import { OpensslPki } from '../testing/openssl-pki.ts';
import { AlgorithmUnsupported } from './errors.ts';
import { hashOid, hashSize } from './hash-algorithms.ts';
import { x509SignatureAlgorithm } from './verify-signature.ts';

const DATA = new TextEncoder().encode('to be signed');
const RSA_OIDS = { sha1: 5, sha224: 14, sha256: 11, sha384: 12, sha512: 13 } as const;
type ShaName = keyof typeof RSA_OIDS;
const SHA_NAMES = Object.keys(RSA_OIDS) as ShaName[];
const rsaAlgorithm = (hash: ShaName) => algorithmIdentifier(`1.2.840.113549.1.1.${RSA_OIDS[hash]}`, null);
const ECDSA = algorithmIdentifier('1.2.840.10045.4.3.2');
const spki = (key: KeyObject) => new Uint8Array(key.export({ format: 'der', type: 'spki' }));

function pssAlgorithm(hash: HashName, mgfHash: HashName, saltLength: number): Uint8Array {
  const identifier = (name: HashName) => new AlgorithmIdentifier({ algorithm: hashOid(name), parameters: null });
  const parameters = new RsaSaPssParams({
    hashAlgorithm: identifier(hash),
    maskGenAlgorithm: new AlgorithmIdentifier({
      algorithm: '1.2.840.113549.1.1.8',
      parameters: AsnSerializer.serialize(identifier(mgfHash)),
    }),
    saltLength,
  });
  return algorithmIdentifier('1.2.840.113549.1.1.10', AsnSerializer.serialize(parameters));
}

/** The verdicts on the signature, on other data, and on a signature with one bit turned. */
async function verdicts(algorithm: Uint8Array, publicKey: Uint8Array, signature: Uint8Array) {
  const turned = Uint8Array.from(signature);
  turned[turned.length - 3]! ^= 4;
  const judge = (data: Uint8Array, value: Uint8Array) =>
    x509SignatureAlgorithm.verify({ algorithm, publicKey, data, signature: value });
  return [await judge(DATA, signature), await judge(DATA.slice(1), signature), await judge(DATA, turned)];
}
const SOUND = [true, false, false];

describe('signatures made by openssl', () => {
  let pki: OpensslPki;
  beforeAll(() => {
    pki = new OpensslPki();
  });
  afterAll(() => pki.dispose());

  function opensslSign(keyFile: string, hash: HashName, ...options: string[]): Uint8Array {
    const data = pki.write('data', DATA);
    const sigopts = options.flatMap((option) => ['-sigopt', option]);
    pki.run('dgst', `-${hash}`, '-sign', keyFile, ...sigopts, '-out', pki.file('signature'), data);
    return pki.read('signature');
  }

  // 2048 and 2049 bits: with and without a spare byte before the PSS encoding.
  it.each([2048, 2049])('RSA of %i bits: PKCS#1 v1.5 and PSS with all hashes and salts', async (bits) => {
    const keyFile = pki.file(`rsa-${bits}`);
    pki.run('genpkey', '-algorithm', 'RSA', '-pkeyopt', `rsa_keygen_bits:${bits}`, '-out', keyFile);
    const publicKey = spki(createPublicKey(readFileSync(keyFile)));
    for (const hash of SHA_NAMES) {
      expect(await verdicts(rsaAlgorithm(hash), publicKey, opensslSign(keyFile, hash))).toEqual(SOUND);
      for (const mgfHash of ['sha1', hash] as const) {
        for (const saltLength of [0, hashSize(hash)]) {
          const signature = opensslSign(
            keyFile,
            hash,
            'rsa_padding_mode:pss',
            `rsa_mgf1_md:${mgfHash}`,
            `rsa_pss_saltlen:${saltLength}`,
          );
          expect(await verdicts(pssAlgorithm(hash, mgfHash, saltLength), publicKey, signature)).toEqual(SOUND);
          expect(
            await verdicts(pssAlgorithm(hash, mgfHash, saltLength + 1), publicKey, signature),
            'another salt length',
          ).toEqual([false, false, false]);
        }
      }
    }
  });

  it('PSS with default parameters: SHA-1 and 20 bytes of salt', async () => {
    const keyFile = pki.file('rsa-default');
    pki.run('genpkey', '-algorithm', 'RSA', '-pkeyopt', 'rsa_keygen_bits:2048', '-out', keyFile);
    const signature = opensslSign(keyFile, 'sha1', 'rsa_padding_mode:pss', 'rsa_pss_saltlen:20');
    const publicKey = spki(createPublicKey(readFileSync(keyFile)));
    expect(await verdicts(algorithmIdentifier('1.2.840.113549.1.1.10'), publicKey, signature)).toEqual(SOUND);
  });
});

describe('RSA keys', () => {
  it('verifies with an id-RSASSA-PSS key, within what the key allows', async () => {
    const restrictions = { modulusLength: 2048, hashAlgorithm: 'sha256', mgf1HashAlgorithm: 'sha256' };
    // Node wants the salt length as a number; its types say string.
    const options: object = { ...restrictions, saltLength: 32 };
    const { publicKey, privateKey } = generateKeyPairSync('rsa-pss', options as RSAPSSKeyPairKeyObjectOptions);
    const signature = sign('sha256', DATA, { key: privateKey, saltLength: 32 });
    expect(await verdicts(pssAlgorithm('sha256', 'sha256', 32), spki(publicKey), signature)).toEqual(SOUND);
    expect(await verdicts(rsaAlgorithm('sha256'), spki(publicKey), signature)).toEqual([false, false, false]);
    expect(await verdicts(pssAlgorithm('sha512', 'sha512', 32), spki(publicKey), signature)).toEqual([
      false,
      false,
      false,
    ]);
  });

  it('takes no signature of another length or a value beyond the modulus', async () => {
    const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
    const signature = sign('sha256', DATA, privateKey);
    const judge = (value: Uint8Array) =>
      x509SignatureAlgorithm.verify({
        algorithm: rsaAlgorithm('sha256'),
        publicKey: spki(publicKey),
        data: DATA,
        signature: value,
      });
    expect(await judge(signature)).toBe(true);
    expect(await judge(Buffer.concat([Uint8Array.of(0), signature]))).toBe(false);
    expect(await judge(signature.subarray(1))).toBe(false);
    expect(await judge(new Uint8Array(256).fill(0xff))).toBe(false);
    expect(await judge(new Uint8Array())).toBe(false);
  });

  it('takes no PSS signature for PKCS#1 v1.5', async () => {
    const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
    const signature = sign('sha256', DATA, { key: privateKey, padding: constants.RSA_PKCS1_PSS_PADDING });
    expect(await verdicts(rsaAlgorithm('sha256'), spki(publicKey), signature)).toEqual([false, false, false]);
  });
});

describe('ECDSA', () => {
  const curves = ['P-256', 'P-384', 'P-521', 'brainpoolP256r1', 'brainpoolP384r1', 'brainpoolP512r1'];
  const known = (curve: string) => curve.startsWith('P-') || getCurves().includes(curve);

  it.each(curves.filter(known))('verifies over %s, in both encodings', async (namedCurve) => {
    const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve });
    const der = sign('sha256', DATA, privateKey);
    expect(await verdicts(ECDSA, spki(publicKey), der)).toEqual(SOUND);
    const plain = sign('sha256', DATA, { key: privateKey, dsaEncoding: 'ieee-p1363' });
    expect(await verdicts(algorithmIdentifier('0.4.0.127.0.7.1.1.4.1.3'), spki(publicKey), plain)).toEqual(SOUND);
    expect((await verdicts(ECDSA, spki(publicKey), plain))[0]).toBe(false);
  });

  it('says what it does not support', async () => {
    const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'secp256k1' });
    const signature = sign('sha256', DATA, privateKey);
    const failure = (algorithm: Uint8Array, key: Uint8Array) =>
      x509SignatureAlgorithm
        .verify({ algorithm, publicKey: key, data: DATA, signature })
        .catch((error: unknown) => (AlgorithmUnsupported.is(error) ? error.data.algorithm : error));
    expect(await failure(ECDSA, spki(publicKey))).toBe('EC 1.3.132.0.10');
    expect(await failure(rsaAlgorithm('sha256'), spki(publicKey))).toBe('1.2.840.10045.2.1');
    expect(await failure(algorithmIdentifier('1.2.156.10197.1.501'), spki(publicKey))).toBe('1.2.840.10045.2.1');
    expect(await failure(algorithmIdentifier('1.3.101.112'), spki(publicKey))).toBe('1.3.101.112');

    const p256 = generateKeyPairSync('ec', { namedCurve: 'P-256' }).publicKey;
    const info = AsnParser.parse(spki(p256), SubjectPublicKeyInfo);
    info.subjectPublicKey = info.subjectPublicKey.slice(0, 30);
    expect(await failure(ECDSA, new Uint8Array(AsnSerializer.serialize(info)))).toBe('P-256');
  });
});
