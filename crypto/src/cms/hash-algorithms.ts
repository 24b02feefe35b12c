import type { HashName } from '@sealwright/core/api';

interface HashAlgorithm {
  readonly oid: string;
  /** Bytes. */
  readonly size: number;
}

const HASHES: Readonly<Record<HashName, HashAlgorithm>> = {
  sha1: { oid: '1.3.14.3.2.26', size: 20 },
  sha224: { oid: '2.16.840.1.101.3.4.2.4', size: 28 },
  sha256: { oid: '2.16.840.1.101.3.4.2.1', size: 32 },
  sha384: { oid: '2.16.840.1.101.3.4.2.2', size: 48 },
  sha512: { oid: '2.16.840.1.101.3.4.2.3', size: 64 },
  // GM/T 0006, 4.2.
  sm3: { oid: '1.2.156.10197.1.401', size: 32 },
};

/** SM3 without a key, which some products name instead of SM3 (GM/T 0006, 4.2). */
const ALIASES: Readonly<Record<string, HashName>> = { '1.2.156.10197.1.401.1': 'sm3' };

/** What people call an algorithm that we know by name but do not compute, for messages. */
const OTHER_NAMES: Readonly<Record<string, string>> = {
  '1.2.840.113549.2.2': 'MD2',
  '1.2.840.113549.2.5': 'MD5',
  '1.3.36.3.2.1': 'RIPEMD-160',
  '2.16.840.1.101.3.4.2.7': 'SHA3-224',
  '2.16.840.1.101.3.4.2.8': 'SHA3-256',
  '2.16.840.1.101.3.4.2.9': 'SHA3-384',
  '2.16.840.1.101.3.4.2.10': 'SHA3-512',
  '2.16.840.1.101.3.4.2.11': 'SHAKE128',
  '2.16.840.1.101.3.4.2.12': 'SHAKE256',
};

export const HASH_NAMES = Object.keys(HASHES) as readonly HashName[];

export function hashOid(hash: HashName): string {
  return HASHES[hash].oid;
}

export function hashSize(hash: HashName): number {
  return HASHES[hash].size;
}

export function hashByOid(oid: string): HashName | undefined {
  return HASH_NAMES.find((hash) => HASHES[hash].oid === oid || ALIASES[oid] === hash);
}

export function hashTitle(oid: string): string {
  const hash = hashByOid(oid);
  return hash ? hash.toUpperCase().replace('SHA', 'SHA-') : (OTHER_NAMES[oid] ?? oid);
}
