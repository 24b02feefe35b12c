import type { KeyInfo } from '@sealwright/core/api';

type Algorithm = KeyInfo['algorithm'];

export function keyName(algorithm: Algorithm): string {
  if (algorithm.kind === 'rsa') return `RSA ${algorithm.bits}`;
  return algorithm.kind === 'ec' ? `ECDSA ${algorithm.curve}` : 'SM2';
}

/** NIST SP 800-131A, 3: RSA below 2048 bits must not sign any more. */
export function isWeak(algorithm: Algorithm): algorithm is Extract<Algorithm, { kind: 'rsa' }> {
  return algorithm.kind === 'rsa' && algorithm.bits < 2048;
}
