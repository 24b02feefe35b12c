/** Hashes that software keys sign. SHA-1 is left out on purpose: collisions are made at will; SM3 has no RSA or ECDSA use. */
export const SOFT_HASHES = ['sha224', 'sha256', 'sha384', 'sha512'] as const;

export type SoftHash = (typeof SOFT_HASHES)[number];

export function isSoftHash(hash: string): hash is SoftHash {
  return (SOFT_HASHES as readonly string[]).includes(hash);
}
