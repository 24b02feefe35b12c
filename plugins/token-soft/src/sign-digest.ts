import type { KeyObject } from 'node:crypto';
import { DigestInvalid, MechanismUnsupported, type SignMechanism } from '@sealwright/core/api';
import { signEcdsa } from './ecdsa-signature.ts';
import { signPkcs1, signPss } from './rsa-signature.ts';
import type { CertifiedKey } from './signing-certificate.ts';
import { HASH_LENGTHS, isSoftHash } from './soft-hash.ts';

/** What a key may sign with; nothing where its certificate is for encryption. */
export function mechanismsOf({ usage, algorithm }: CertifiedKey): readonly SignMechanism['kind'][] {
  if (usage !== 'signing') return [];
  return algorithm.kind === 'rsa' ? ['rsa-pkcs1', 'rsa-pss'] : ['ecdsa'];
}

/** Signs a digest. Throws `token.mechanism-unsupported` and `token.digest-invalid`. */
export function signDigest(
  key: KeyObject,
  certified: CertifiedKey,
  mechanism: SignMechanism,
  digest: Uint8Array,
): Uint8Array {
  const hash = mechanism.kind === 'sm2' ? 'sm3' : mechanism.hash;
  const unsupported = MechanismUnsupported({ mechanism: `${mechanism.kind} ${hash}` });
  if (!mechanismsOf(certified).includes(mechanism.kind) || !isSoftHash(hash)) throw unsupported;
  if (digest.length !== HASH_LENGTHS[hash]) {
    throw DigestInvalid({ expected: HASH_LENGTHS[hash], actual: digest.length });
  }
  const { algorithm } = certified;
  const signature =
    algorithm.kind === 'ec'
      ? signEcdsa(key, algorithm.curve, digest)
      : mechanism.kind === 'rsa-pss'
        ? signPss(key, hash, digest, mechanism.saltLength)
        : signPkcs1(key, hash, digest);
  if (!signature) throw unsupported;
  return signature;
}
