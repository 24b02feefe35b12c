import { type KeyInfo, MechanismUnsupported, type SignMechanism } from '@sealwright/core/api';
import type { SignatureScheme } from '../cms/index.ts';
import { publicKeyKind } from '../x509/index.ts';

/** Hashes that fit the strength of the curve (FIPS 186-5, 6.1.1). */
const EC = {
  '1.2.840.10045.3.1.7': { curve: 'P-256', hash: 'sha256' },
  '1.3.132.0.34': { curve: 'P-384', hash: 'sha384' },
  '1.3.132.0.35': { curve: 'P-521', hash: 'sha512' },
} as const;
const SM2_CURVE = '1.2.156.10197.1.301';
/** As long as SHA-256 gives. */
const SALT = 32;

/** How a key signs a statement: RSA as it can, PKCS #1 v1.5 first; each curve with its hash. @throws `token.mechanism-unsupported` */
export function logInMechanism({ algorithm, mechanisms }: Pick<KeyInfo, 'algorithm' | 'mechanisms'>): SignMechanism {
  const mechanism = mechanismOf(algorithm, mechanisms);
  if (!mechanisms.includes(mechanism.kind)) throw MechanismUnsupported({ mechanism: mechanism.kind });
  return mechanism;
}

function mechanismOf(algorithm: KeyInfo['algorithm'], mechanisms: KeyInfo['mechanisms']): SignMechanism {
  switch (algorithm.kind) {
    case 'sm2':
      return { kind: 'sm2' };
    case 'ec': {
      const { hash } = Object.values(EC).find(({ curve }) => curve === algorithm.curve) ?? { hash: 'sha256' as const };
      return { kind: 'ecdsa', hash };
    }
    case 'rsa':
      return !mechanisms.includes('rsa-pkcs1') && mechanisms.includes('rsa-pss')
        ? { kind: 'rsa-pss', hash: 'sha256', saltLength: SALT }
        : { kind: 'rsa-pkcs1', hash: 'sha256' };
  }
}

/** The schemes that a statement may be signed by with this key; none for keys of other kinds, and RSA below 2048 bits. */
export function logInSchemes(publicKey: Uint8Array): readonly SignatureScheme[] {
  const key = publicKeyKind(publicKey);
  if (key.kind === 'rsa' && key.bits >= 2048) {
    return [
      { kind: 'rsa-pkcs1', hash: 'sha256' },
      { kind: 'rsa-pss', hash: 'sha256', mgfHash: 'sha256', saltLength: SALT },
    ];
  }
  if (key.kind !== 'ec') return [];
  if (key.curve === SM2_CURVE) return [{ kind: 'sm2', hash: 'sm3' }];
  const known = Object.entries(EC).find(([oid]) => oid === key.curve);
  return known ? [{ kind: 'ecdsa', hash: known[1].hash, encoding: 'der' }] : [];
}
