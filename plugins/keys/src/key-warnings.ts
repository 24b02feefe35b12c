import type { Key } from '@sealwright/core/api';

/**
 * - `rsa-short`: below 2048 bits, which must not sign any more (NIST SP 800-131A, 3).
 * - `expires-soon`: within 30 days.
 */
export type KeyWarning = 'rsa-short' | 'not-yet-valid' | 'expires-soon' | 'expired';

const LEAST_BITS = 2048;
const SOON = 30 * 24 * 3_600_000;

/** What speaks against signing with a key, as far as it can be seen from its certificate. */
export function keyWarnings({ algorithm, certificate: { notBefore, notAfter } }: Key, now: Date): KeyWarning[] {
  const left = notAfter.getTime() - now.getTime();
  const warnings: KeyWarning[] = [];
  if (algorithm.kind === 'rsa' && algorithm.bits < LEAST_BITS) warnings.push('rsa-short');
  if (notBefore > now) warnings.push('not-yet-valid');
  if (left < 0) warnings.push('expired');
  else if (left < SOON) warnings.push('expires-soon');
  return warnings;
}
