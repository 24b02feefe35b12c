/** Hashes that software keys sign. SHA-1 is left out on purpose: collisions are made at will; SM3 has no RSA or ECDSA use. */
export const HASH_LENGTHS = { sha224: 28, sha256: 32, sha384: 48, sha512: 64 } as const;

export type SoftHash = keyof typeof HASH_LENGTHS;

export function isSoftHash(hash: string): hash is SoftHash {
  return Object.hasOwn(HASH_LENGTHS, hash);
}
