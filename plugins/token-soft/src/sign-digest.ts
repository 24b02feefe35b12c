import { DigestInvalid, MechanismUnsupported, type SignMechanism } from '@sealwright/core/api';
import { signSm2 } from '@sealwright/crypto/sm2';
import { signEcdsa } from './ecdsa-signature.ts';
import type { PrivateKey } from './private-key.ts';
import { signPkcs1, signPss } from './rsa-signature.ts';
import type { CertifiedKey } from './signing-certificate.ts';
import { HASH_LENGTHS, isSoftHash } from './soft-hash.ts';

const MECHANISMS = { rsa: ['rsa-pkcs1', 'rsa-pss'], ec: ['ecdsa'], sm2: ['sm2'] } as const;
const SM3_LENGTH = 32;

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
  const hash = mechanism.kind === 'sm2' ? 'sm3' : mechanism.hash;
  const unsupported = MechanismUnsupported({ mechanism: `${mechanism.kind} ${hash}` });
  if (!mechanismsOf(certified).includes(mechanism.kind)) throw unsupported;
  if (key.kind === 'sm2') {
    if (digest.length !== SM3_LENGTH) throw DigestInvalid({ expected: SM3_LENGTH, actual: digest.length });
    return signSm2(key.scalar, digest);
  }
  if (!isSoftHash(hash)) throw unsupported;
  if (digest.length !== HASH_LENGTHS[hash]) {
    throw DigestInvalid({ expected: HASH_LENGTHS[hash], actual: digest.length });
  }
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
