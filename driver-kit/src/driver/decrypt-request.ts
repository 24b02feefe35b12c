import { type DecryptMechanism, MechanismUnsupported } from '@sealwright/core/api';
import type { CertifiedKey } from './certified-key.ts';

/** What a key decrypts by: nothing where its certificate does not allow that. `offered`: what its device can do. */
export function decryptMechanismsOf(
  { algorithm, enciphers }: Pick<CertifiedKey, 'algorithm' | 'enciphers'>,
  offered: readonly DecryptMechanism[],
): readonly DecryptMechanism[] {
  return algorithm.kind === 'rsa' && enciphers ? offered : [];
}

/** Throws `token.mechanism-unsupported`. */
export function checkDecryptRequest(offered: readonly DecryptMechanism[], mechanism: DecryptMechanism): void {
  if (!offered.includes(mechanism)) throw MechanismUnsupported({ mechanism });
}
