import { constants, createHash, type KeyObject, X509Certificate } from 'node:crypto';
import type { KeyInfo, SignMechanism } from '../../../api/index.ts';

const HASHES = ['sha256', 'sha384', 'sha512'] as const;
/** Mechanisms that a kind of key can have. */
export const MECHANISMS_OF_KIND: Readonly<Record<KeyInfo['algorithm']['kind'], readonly SignMechanism['kind'][]>> = {
  rsa: ['rsa-pkcs1', 'rsa-pss'],
  ec: ['ecdsa'],
  sm2: ['sm2'],
};

/** The mechanism that tests take which need just one. */
export function firstMechanism(key: KeyInfo): SignMechanism {
  return variants(key.mechanisms[0]!)[0]!;
}

/** A mechanism with every hash that drivers of today should have. */
export function variants(kind: SignMechanism['kind']): SignMechanism[] {
  if (kind === 'sm2') return [{ kind }];
  if (kind === 'rsa-pss') return HASHES.map((hash) => ({ kind, hash, saltLength: hashLength(hash) }));
  return HASHES.map((hash) => ({ kind, hash }));
}

/** In octets. */
export function hashLength(hash: string): number {
  return createHash(hash).digest().length;
}

export function describeMechanism(mechanism: SignMechanism): string {
  return Object.values(mechanism).join(' ');
}

/** The key's certificate as `verify` of node:crypto takes it for a mechanism. */
export function verifyingKey(key: KeyInfo, mechanism: SignMechanism) {
  const { publicKey } = new X509Certificate(key.chain[0]!);
  if (mechanism.kind !== 'rsa-pss') return publicKey;
  return { key: publicKey, padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: mechanism.saltLength };
}

/** What a certificate's key is, in the words of `KeyInfo`. */
export function algorithmOf(key: KeyObject): KeyInfo['algorithm'] {
  const { modulusLength, namedCurve } = key.asymmetricKeyDetails ?? {};
  if (key.asymmetricKeyType === 'rsa') return { kind: 'rsa', bits: modulusLength ?? 0 };
  const curves = { prime256v1: 'P-256', secp384r1: 'P-384', secp521r1: 'P-521' } as const;
  return { kind: 'ec', curve: curves[namedCurve as keyof typeof curves] };
}
