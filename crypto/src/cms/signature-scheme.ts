import { id_mgf1, RsaSaPssParams } from '@peculiar/asn1-rsa';
import { AlgorithmIdentifier } from '@peculiar/asn1-x509';
import type { HashName } from '@sealwright/core/api';
import { parseDer } from '../asn1/parse-der.ts';
import { hashByOid, hashOid } from './hash-algorithms.ts';

/** A signature algorithm with all its parameters decided. */
export type SignatureScheme =
  | { readonly kind: 'rsa-pkcs1'; readonly hash: HashName }
  | { readonly kind: 'rsa-pss'; readonly hash: HashName; readonly mgfHash: HashName; readonly saltLength: number }
  | { readonly kind: 'ecdsa'; readonly hash: HashName; readonly encoding: 'der' | 'ieee-p1363' }
  | { readonly kind: 'sm2'; readonly hash: 'sm3' };

export const RSA_ENCRYPTION = '1.2.840.113549.1.1.1';
export const RSASSA_PSS = '1.2.840.113549.1.1.10';
export const EC_PUBLIC_KEY = '1.2.840.10045.2.1';

/** RFC 8017, appendix A.2.4. */
const RSA_PKCS1: Readonly<Record<string, HashName>> = {
  '1.2.840.113549.1.1.5': 'sha1',
  '1.3.14.3.2.29': 'sha1',
  '1.2.840.113549.1.1.14': 'sha224',
  '1.2.840.113549.1.1.11': 'sha256',
  '1.2.840.113549.1.1.12': 'sha384',
  '1.2.840.113549.1.1.13': 'sha512',
};

/** RFC 5758, 3.2. */
const ECDSA: Readonly<Record<string, HashName>> = {
  '1.2.840.10045.4.1': 'sha1',
  '1.2.840.10045.4.3.1': 'sha224',
  '1.2.840.10045.4.3.2': 'sha256',
  '1.2.840.10045.4.3.3': 'sha384',
  '1.2.840.10045.4.3.4': 'sha512',
};

/** r and s side by side: BSI TR-03111, 5.2.1.1. */
const PLAIN_ECDSA: Readonly<Record<string, HashName>> = {
  '0.4.0.127.0.7.1.1.4.1.1': 'sha1',
  '0.4.0.127.0.7.1.1.4.1.2': 'sha224',
  '0.4.0.127.0.7.1.1.4.1.3': 'sha256',
  '0.4.0.127.0.7.1.1.4.1.4': 'sha384',
  '0.4.0.127.0.7.1.1.4.1.5': 'sha512',
};

/** SM2 with SM3 (GM/T 0006, 4.2). */
export const SM2_SM3 = '1.2.156.10197.1.501';

/** What else names it in signatures of Chinese products: the signature algorithm of the curve (GB/T 35275), the curve. */
const SM2_KEY_TYPES = ['1.2.156.10197.1.301.1', '1.2.156.10197.1.301'];

const SM2_SCHEME = { kind: 'sm2', hash: 'sm3' } as const;

/** Signature algorithms that are not verified here, with the digest that they demand. */
const OTHER_DIGESTS: Readonly<Record<string, string>> = {
  // ECDSA and RSA with SHA3-224 to SHA3-512: RFC 8692, RFC 9688.
  '2.16.840.1.101.3.4.3.9': '2.16.840.1.101.3.4.2.7',
  '2.16.840.1.101.3.4.3.10': '2.16.840.1.101.3.4.2.8',
  '2.16.840.1.101.3.4.3.11': '2.16.840.1.101.3.4.2.9',
  '2.16.840.1.101.3.4.3.12': '2.16.840.1.101.3.4.2.10',
  '2.16.840.1.101.3.4.3.13': '2.16.840.1.101.3.4.2.7',
  '2.16.840.1.101.3.4.3.14': '2.16.840.1.101.3.4.2.8',
  '2.16.840.1.101.3.4.3.15': '2.16.840.1.101.3.4.2.9',
  '2.16.840.1.101.3.4.3.16': '2.16.840.1.101.3.4.2.10',
  // Ed25519: RFC 8419, 3.1.
  '1.3.101.112': hashOid('sha512'),
};

/**
 * Reads an AlgorithmIdentifier. `digestHash` decides where the identifier names a key type instead of a signature
 * algorithm: rsaEncryption in CMS (RFC 3370, 3.2) and, against the rules but found in files, id-ecPublicKey.
 * `undefined`: not supported.
 */
export function readScheme(algorithm: AlgorithmIdentifier, digestHash?: HashName): SignatureScheme | undefined {
  const oid = algorithm.algorithm;
  if (oid === RSASSA_PSS) return readPss(algorithm);
  const pkcs1 = oid === RSA_ENCRYPTION ? digestHash : RSA_PKCS1[oid];
  if (pkcs1) return { kind: 'rsa-pkcs1', hash: pkcs1 };
  if (isSm2(oid, digestHash)) return SM2_SCHEME;
  const ecdsa = oid === EC_PUBLIC_KEY ? digestHash : ECDSA[oid];
  if (ecdsa) return { kind: 'ecdsa', hash: ecdsa, encoding: 'der' };
  const plain = PLAIN_ECDSA[oid];
  return plain && { kind: 'ecdsa', hash: plain, encoding: 'ieee-p1363' };
}

function isSm2(oid: string, digestHash: HashName | undefined): boolean {
  return oid === SM2_SM3 || SM2_KEY_TYPES.includes(oid) || (oid === EC_PUBLIC_KEY && digestHash === 'sm3');
}

/**
 * The digest algorithm that the OID of a signature algorithm settles, as an OID; known for more algorithms than can be
 * verified here, so that a contradiction is seen in those too.
 */
export function digestOfSignature(oid: string): string | undefined {
  if (isSm2(oid, undefined)) return hashOid('sm3');
  const hash = RSA_PKCS1[oid] ?? ECDSA[oid] ?? PLAIN_ECDSA[oid];
  return hash ? hashOid(hash) : OTHER_DIGESTS[oid];
}

/** RFC 4055, 3.1. Absent parameters mean the defaults: SHA-1, MGF1 with SHA-1, 20 bytes of salt. */
export function readPss(algorithm: AlgorithmIdentifier): (SignatureScheme & { kind: 'rsa-pss' }) | undefined {
  const parameters = algorithm.parameters ? parseDer(algorithm.parameters, RsaSaPssParams) : new RsaSaPssParams();
  const { hashAlgorithm, maskGenAlgorithm, saltLength, trailerField } = parameters;
  if (maskGenAlgorithm.algorithm !== id_mgf1 || !maskGenAlgorithm.parameters || trailerField !== 1) return undefined;
  const hash = hashByOid(hashAlgorithm.algorithm);
  const mgfHash = hashByOid(parseDer(maskGenAlgorithm.parameters, AlgorithmIdentifier).algorithm);
  if (!hash || !mgfHash || saltLength < 0 || saltLength > 2048) return undefined;
  return { kind: 'rsa-pss', hash, mgfHash, saltLength };
}
