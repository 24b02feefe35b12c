import { MechanismUnsupported, type SignMechanism } from '@sealwright/core/api';
import { signSm2 } from '@sealwright/crypto/sm2';
import { type CertifiedKey, checkSignRequest } from '@sealwright/driver-kit/driver';
import { signEcdsa } from './ecdsa-signature.ts';
import type { PrivateKey } from './private-key.ts';
import { signPkcs1, signPss } from './rsa-signature.ts';
import { isSoftHash } from './soft-hash.ts';

const MECHANISMS = { rsa: ['rsa-pkcs1', 'rsa-pss'], ec: ['ecdsa'], sm2: ['sm2'] } as const;

/** What a key may sign with; nothing where its certificate is for encryption. */
export function mechanismsOf({ usage, algorithm }: CertifiedKey): readonly SignMechanism['kind'][] {
  if (usage !== 'signing') return [];
  return MECHANISMS[algorithm.kind];
}

/** Signs a digest. Throws `token.mechanism-unsupported` and `token.digest-invalid`. */
export function signDigest(
  key: PrivateKey,
  certified: CertifiedKey,
  mechanism: SignMechanism,
  digest: Uint8Array,
): Uint8Array {
  checkSignRequest(mechanismsOf(certified), mechanism, digest);
  if (key.kind === 'sm2') return signSm2(key.scalar, digest);
  const hash = mechanism.kind === 'sm2' ? 'sm3' : mechanism.hash;
  const unsupported = MechanismUnsupported({ mechanism: `${mechanism.kind} ${hash}` });
  if (!isSoftHash(hash)) throw unsupported;
  const { algorithm } = certified;
  const signature =
    algorithm.kind === 'ec'
      ? signEcdsa(key.object, algorithm.curve, digest)
      : mechanism.kind === 'rsa-pss'
        ? signPss(key.object, hash, digest, mechanism.saltLength)
        : signPkcs1(key.object, hash, digest);
  if (!signature) throw unsupported;
  return signature;
}
