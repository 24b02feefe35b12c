/** Octets of a digest. */
export const HASH_LENGTHS = { sha1: 20, sha224: 28, sha256: 32, sha384: 48, sha512: 64, sm3: 32 } as const;

export function isKnownHash(hash: string): hash is keyof typeof HASH_LENGTHS {
  return Object.hasOwn(HASH_LENGTHS, hash);
}

const info = (hex: string) => Buffer.from(hex, 'hex');

/** RFC 8017, 9.2, note 1: what stands before the digest in a DigestInfo. */
export const DIGEST_INFO = {
  sha1: info('3021300906052b0e03021a05000414'),
  sha224: info('302d300d06096086480165030402040500041c'),
  sha256: info('3031300d060960864801650304020105000420'),
  sha384: info('3041300d060960864801650304020205000430'),
  sha512: info('3051300d060960864801650304020305000440'),
} as const;
