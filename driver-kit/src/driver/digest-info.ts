import { DigestInvalid, MechanismUnsupported, type SignMechanism } from '@sealwright/core/api';

/** Octets of a digest. */
export const HASH_LENGTHS = { sha1: 20, sha224: 28, sha256: 32, sha384: 48, sha512: 64, sm3: 32 } as const;

const info = (hex: string) => Buffer.from(hex, 'hex');

/** RFC 8017, 9.2, note 1: what stands before the digest in a DigestInfo. SM3 has none: nobody signs it with RSA. */
export const DIGEST_INFO = {
  sha1: info('3021300906052b0e03021a05000414'),
  sha224: info('302d300d06096086480165030402040500041c'),
  sha256: info('3031300d060960864801650304020105000420'),
  sha384: info('3041300d060960864801650304020205000430'),
  sha512: info('3051300d060960864801650304020305000440'),
} as const;

/** A hash that RSA and ECDSA sign. */
export type DigestName = keyof typeof DIGEST_INFO;

export function isDigestName(hash: string): hash is DigestName {
  return Object.hasOwn(DIGEST_INFO, hash);
}

/**
 * Whether a key with these mechanisms may be asked for a signature. Throws `token.mechanism-unsupported` and
 * `token.digest-invalid`.
 */
export function checkSignRequest(
  offered: readonly SignMechanism['kind'][],
  mechanism: SignMechanism,
  digest: Uint8Array,
): void {
  const hash = mechanism.kind === 'sm2' ? 'sm3' : mechanism.hash;
  const isKnown =
    mechanism.kind === 'sm2' || mechanism.kind === 'ecdsa' ? Object.hasOwn(HASH_LENGTHS, hash) : isDigestName(hash);
  if (!offered.includes(mechanism.kind) || !isKnown) {
    throw MechanismUnsupported({ mechanism: `${mechanism.kind} ${hash}` });
  }
  const expected = HASH_LENGTHS[hash as keyof typeof HASH_LENGTHS];
  if (digest.length !== expected) throw DigestInvalid({ expected, actual: digest.length });
}
