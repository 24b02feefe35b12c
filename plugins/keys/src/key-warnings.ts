import { type Key, validityAt } from '@sealwright/core/api';

/**
 * - `rsa-short`: below 2048 bits, which must not sign any more (NIST SP 800-131A, 3).
 * - `expires-soon`: as `validityAt` says.
 */
export type KeyWarning = 'rsa-short' | 'not-yet-valid' | 'expires-soon' | 'expired';

const LEAST_BITS = 2048;
const OF_VALIDITY = { 'ends-soon': 'expires-soon', expired: 'expired', 'not-yet-valid': 'not-yet-valid' } as const;

/** What speaks against signing with a key, as far as it can be seen from its certificate. */
export function keyWarnings({ algorithm, certificate: { notBefore, notAfter } }: Key, now: Date): KeyWarning[] {
  const validity = validityAt(notBefore, notAfter, now);
  return [
    ...(algorithm.kind === 'rsa' && algorithm.bits < LEAST_BITS ? (['rsa-short'] as const) : []),
    ...(validity === 'valid' ? [] : [OF_VALIDITY[validity]]),
  ];
}
