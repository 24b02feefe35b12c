import type { KeyInfo } from './points/token-drivers.ts';

type Algorithm = KeyInfo['algorithm'];

/** NIST SP 800-131A, 3: nothing is to be signed with less. */
const LEAST_RSA_BITS = 2048;

/** As people write it, with its size. */
export function algorithmName(algorithm: Algorithm): string {
  if (algorithm.kind === 'rsa') return `RSA ${algorithm.bits}`;
  return algorithm.kind === 'ec' ? `ECDSA ${algorithm.curve}` : 'SM2';
}

/** Too short a key to sign with. */
export function isWeak(algorithm: Algorithm): algorithm is Extract<Algorithm, { kind: 'rsa' }> {
  return algorithm.kind === 'rsa' && algorithm.bits < LEAST_RSA_BITS;
}
