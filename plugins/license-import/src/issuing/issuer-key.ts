/** Keys that sign licences, as PKCS#8 (RFC 5958) in PEM: of this tool's own making and of openssl's. */
import { constants, createPrivateKey, createPublicKey, generateKeyPairSync, randomBytes, sign } from 'node:crypto';
import {
  elements,
  encodeElement,
  explicit,
  Fields,
  objectIdentifier,
  octetString,
  octets,
  readObjectIdentifier,
  sequence,
  smallInteger,
  tags,
} from '@sealwright/crypto/asn1';
import { SM2_CURVE, signSm2, sm2Digest, sm2PublicKey } from '@sealwright/crypto/sm2';
import type { LicenceAlgorithm } from '../issuers.ts';

export interface IssuerKey {
  readonly algorithm: LicenceAlgorithm;
  /** SubjectPublicKeyInfo, DER in Base64. */
  readonly publicKey: string;
  sign(message: Uint8Array): Uint8Array;
}

const EC_PUBLIC_KEY = '1.2.840.10045.2.1';
const RSA_BITS = 3072;
const SCALAR_BYTES = 32;

/** A new private key, in PEM. */
export function makeIssuerKey(algorithm: LicenceAlgorithm): string {
  if (algorithm === 'SM2-SM3') return toPem(sm2PrivateKey(randomScalar()));
  return generateKeyPairSync('rsa', {
    modulusLength: RSA_BITS,
    publicKeyEncoding: { type: 'spki', format: 'der' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  }).privateKey;
}

/** Throws what its parsers throw for what is no private key of either kind. */
export function readIssuerKey(pem: string): IssuerKey {
  const scalar = readSm2Scalar(fromPem(pem));
  return scalar ? sm2Key(scalar) : rsaKey(pem);
}

function rsaKey(pem: string): IssuerKey {
  const key = createPrivateKey(pem);
  if (key.asymmetricKeyType !== 'rsa') throw new TypeError('The key is neither RSA nor SM2.');
  const { RSA_PKCS1_PSS_PADDING: padding, RSA_PSS_SALTLEN_DIGEST: saltLength } = constants;
  return {
    algorithm: 'RSA-PSS-SHA256',
    publicKey: createPublicKey(key).export({ type: 'spki', format: 'der' }).toString('base64'),
    sign: (message) => new Uint8Array(sign('sha256', message, { key, padding, saltLength })),
  };
}

function sm2Key(scalar: Uint8Array): IssuerKey {
  const point = sm2PublicKey(scalar);
  return {
    algorithm: 'SM2-SM3',
    publicKey: Buffer.from(sequence(sm2Algorithm(), bitString(point))).toString('base64'),
    sign: (message) => signSm2(scalar, sm2Digest(point, message)),
  };
}

const sm2Algorithm = () => sequence(objectIdentifier(EC_PUBLIC_KEY), objectIdentifier(SM2_CURVE));

function bitString(octets: Uint8Array): Uint8Array {
  return encodeElement(tags.bitString, [Uint8Array.of(0), octets]);
}

/** PrivateKeyInfo that holds an ECPrivateKey (RFC 5915, 3). */
function sm2PrivateKey(scalar: Uint8Array): Uint8Array {
  const key = sequence(smallInteger(1), octetString(scalar), explicit(1, bitString(sm2PublicKey(scalar))));
  return sequence(smallInteger(0), sm2Algorithm(), octetString(key));
}

/** `undefined` for a key of another kind. */
function readSm2Scalar(privateKeyInfo: Uint8Array): Uint8Array | undefined {
  const info = new Fields(privateKeyInfo);
  info.next(tags.integer);
  const [algorithm, curve] = elements(info.next(tags.sequence));
  if (!algorithm || readObjectIdentifier(algorithm) !== EC_PUBLIC_KEY) return undefined;
  if (!curve || readObjectIdentifier(curve) !== SM2_CURVE) return undefined;
  const key = new Fields(octets(info.next(tags.octetString)));
  key.next(tags.integer);
  return octets(key.next(tags.octetString));
}

/** The first of the random numbers that is a private key; all but one in 2^32 are. */
function randomScalar(): Uint8Array {
  for (;;) {
    const scalar = new Uint8Array(randomBytes(SCALAR_BYTES));
    try {
      sm2PublicKey(scalar);
      return scalar;
    } catch (fault) {
      if (!(fault instanceof RangeError)) throw fault;
    }
  }
}

function toPem(der: Uint8Array): string {
  const lines =
    Buffer.from(der)
      .toString('base64')
      .match(/.{1,64}/g) ?? [];
  return ['-----BEGIN PRIVATE KEY-----', ...lines, '-----END PRIVATE KEY-----', ''].join('\n');
}

function fromPem(pem: string): Uint8Array {
  const [, base64] = /-----BEGIN PRIVATE KEY-----([\sA-Za-z0-9+/=]+)-----END PRIVATE KEY-----/.exec(pem) ?? [];
  if (!base64) throw new TypeError('The file holds no private key in PEM (PKCS#8, without a password).');
  return new Uint8Array(Buffer.from(base64, 'base64'));
}
