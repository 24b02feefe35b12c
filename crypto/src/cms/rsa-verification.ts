/**
 * RSA signatures judged from the digest alone (RFC 8017, 8.1.2 and 8.2.2). Node's `verify` wants the signed data, which
 * for a signature without signed attributes is the whole file, and cannot be told an MGF1 hash of its own.
 */

import { constants, type KeyObject, publicDecrypt } from 'node:crypto';
import { AsnSerializer } from '@peculiar/asn1-schema';
import { AlgorithmIdentifier, SubjectPublicKeyInfo } from '@peculiar/asn1-x509';
import type { HashName } from '@sealwright/core/api';
import { algorithmIdentifier, octetString, sequence } from '../asn1/der.ts';
import { parseDer } from '../asn1/parse-der.ts';
import { sameBytes } from '../asn1/same-bytes.ts';
import { digestOf } from '../hash/start-hash.ts';
import { AlgorithmUnsupported } from './errors.ts';
import { HASH_NAMES, hashOid, hashSize } from './hash-algorithms.ts';
import { importPublicKey } from './import-public-key.ts';
import { RSA_ENCRYPTION, RSASSA_PSS, readPss, type SignatureScheme } from './signature-scheme.ts';

type RsaScheme = Extract<SignatureScheme, { kind: 'rsa-pkcs1' | 'rsa-pss' }>;

/** @throws `cms.algorithm-unsupported` when the key is no RSA key. */
export function verifyRsa(
  scheme: RsaScheme,
  publicKey: Uint8Array,
  digest: Uint8Array,
  signature: Uint8Array,
): boolean {
  const key = rsaKey(publicKey, scheme);
  const message = key && openSignature(key, signature);
  if (!message) return false;
  return scheme.kind === 'rsa-pkcs1'
    ? isPkcs1Encoding(message, scheme.hash, digest)
    : isPssEncoding(message, key.modulusLength, scheme, digest);
}

/** The hash that a PKCS#1 v1.5 signature names inside; `undefined` when it does not open with this key. */
export function hashInsidePkcs1(publicKey: Uint8Array, signature: Uint8Array): HashName | undefined {
  const key = rsaKey(publicKey);
  const message = key && openSignature(key, signature);
  return (
    message &&
    HASH_NAMES.find((hash) => isPkcs1Encoding(message, hash, message.subarray(message.length - hashSize(hash))))
  );
}

interface RsaKey {
  readonly object: KeyObject;
  /** Bits. */
  readonly modulusLength: number;
}

/** `undefined`: the key forbids this scheme (RFC 4055, 3.3). */
function rsaKey(publicKey: Uint8Array, scheme?: RsaScheme): RsaKey | undefined {
  const info = parseDer(publicKey, SubjectPublicKeyInfo);
  const { algorithm } = info;
  if (algorithm.algorithm !== RSA_ENCRYPTION && algorithm.algorithm !== RSASSA_PSS) {
    throw AlgorithmUnsupported({ algorithm: algorithm.algorithm });
  }
  if (algorithm.algorithm === RSASSA_PSS && !keyAllows(algorithm, scheme)) return undefined;
  // As a plain RSA key, because BoringSSL does not read id-RSASSA-PSS keys.
  info.algorithm = new AlgorithmIdentifier({ algorithm: RSA_ENCRYPTION, parameters: null });
  const object = importPublicKey(new Uint8Array(AsnSerializer.serialize(info)), 'RSA');
  return { object, modulusLength: object.asymmetricKeyDetails?.modulusLength ?? 0 };
}

function keyAllows(restriction: AlgorithmIdentifier, scheme: RsaScheme | undefined): boolean {
  if (scheme?.kind !== 'rsa-pss') return false;
  if (!restriction.parameters) return true;
  const allowed = readPss(restriction);
  return allowed?.hash === scheme.hash && allowed.mgfHash === scheme.mgfHash && allowed.saltLength <= scheme.saltLength;
}

/** RSAVP1: the encoded message, as long as the modulus. */
function openSignature(key: RsaKey, signature: Uint8Array): Uint8Array | undefined {
  if (signature.length !== Math.ceil(key.modulusLength / 8)) return undefined;
  try {
    return publicDecrypt({ key: key.object, padding: constants.RSA_NO_PADDING }, signature);
  } catch {
    // The value is not below the modulus.
    return undefined;
  }
}

/** EMSA-PKCS1-v1_5 (RFC 8017, 9.2), compared whole; the NULL of the DigestInfo may be missing (B.1, note 2). */
function isPkcs1Encoding(message: Uint8Array, hash: HashName, digest: Uint8Array): boolean {
  return [null, undefined].some((parameters) => {
    const info = sequence(algorithmIdentifier(hashOid(hash), parameters), octetString(digest));
    const padding = message.length - info.length - 3;
    if (padding < 8) return false;
    const expected = [Uint8Array.of(0, 1), new Uint8Array(padding).fill(0xff), Uint8Array.of(0), info];
    return Buffer.concat(expected).equals(message);
  });
}

/** EMSA-PSS-VERIFY (RFC 8017, 9.1.2). */
function isPssEncoding(
  message: Uint8Array,
  modulusLength: number,
  scheme: RsaScheme & { kind: 'rsa-pss' },
  digest: Uint8Array,
): boolean {
  const bits = modulusLength - 1;
  const length = Math.ceil(bits / 8);
  const encoded = message.subarray(message.length - length);
  const hashLength = hashSize(scheme.hash);
  const blockLength = length - hashLength - 1;
  if (message.length > length && message[0] !== 0) return false;
  if (blockLength < scheme.saltLength + 1 || encoded[length - 1] !== 0xbc) return false;

  const hash = encoded.subarray(blockLength, blockLength + hashLength);
  const mask = mgf1(scheme.mgfHash, hash, blockLength);
  const unusedBits = 8 * length - bits;
  if ((encoded[0]! & ~(0xff >> unusedBits)) !== 0) return false;
  const block = encoded.subarray(0, blockLength).map((byte, index) => byte ^ mask[index]!);
  block[0]! &= 0xff >> unusedBits;

  const saltStart = blockLength - scheme.saltLength;
  if (block[saltStart - 1] !== 1 || block.subarray(0, saltStart - 1).some((byte) => byte !== 0)) return false;
  return sameBytes(digestOf(scheme.hash, new Uint8Array(8), digest, block.subarray(saltStart)), hash);
}

/** RFC 8017, B.2.1. */
function mgf1(hash: HashName, seed: Uint8Array, length: number): Uint8Array {
  const blocks: Uint8Array[] = [];
  for (let counter = 0; counter * hashSize(hash) < length; counter += 1) {
    const suffix = Buffer.alloc(4);
    suffix.writeUInt32BE(counter);
    blocks.push(digestOf(hash, seed, suffix));
  }
  return Buffer.concat(blocks).subarray(0, length);
}
