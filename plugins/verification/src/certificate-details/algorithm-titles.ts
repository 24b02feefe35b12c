import { AlgorithmIdentifier } from '@peculiar/asn1-x509';
import type { Localized } from '@sealwright/core/api';
import { Asn1Unreadable, Fields, parseDer, readObjectIdentifier } from '@sealwright/crypto/asn1';
import { hashOid, hashTitle, readScheme } from '@sealwright/crypto/cms';
import { SM2_CURVE } from '@sealwright/crypto/sm2';
import { publicKeyKind } from '@sealwright/crypto/x509';

const CURVES: Readonly<Record<string, string>> = {
  '1.2.840.10045.3.1.7': 'P-256',
  '1.3.132.0.34': 'P-384',
  '1.3.132.0.35': 'P-521',
  '1.3.132.0.10': 'secp256k1',
  '1.3.36.3.3.2.8.1.1.7': 'brainpoolP256r1',
  '1.3.36.3.3.2.8.1.1.11': 'brainpoolP384r1',
  '1.3.36.3.3.2.8.1.1.13': 'brainpoolP512r1',
};

const OTHER_KEYS: Readonly<Record<string, string>> = {
  '1.2.840.10040.4.1': 'DSA',
  '1.3.101.112': 'Ed25519',
  '1.3.101.113': 'Ed448',
};

const SCHEMES = { 'rsa-pkcs1': 'RSA', 'rsa-pss': 'RSA-PSS', ecdsa: 'ECDSA', sm2: 'SM2' } as const;

/** 'RSA（2048 位）', 'SM2（256 位）', 'ECC（P-256）'. `publicKey`: DER SubjectPublicKeyInfo. */
export function publicKeyTitle(publicKey: Uint8Array): string | Localized {
  try {
    const key = publicKeyKind(publicKey);
    if (key.kind === 'other') return OTHER_KEYS[key.oid] ?? key.oid;
    if (key.kind === 'rsa') return withSize('RSA', key.bits);
    if (key.curve === SM2_CURVE) return withSize('SM2', 256);
    const curve = key.curve ? (CURVES[key.curve] ?? key.curve) : undefined;
    return curve ? { 'zh-CN': `ECC（${curve}）`, en: `ECC (${curve})` } : 'ECC';
  } catch (fault) {
    if (!Asn1Unreadable.is(fault)) throw fault;
    return { 'zh-CN': '无法解析', en: 'Cannot be read' };
  }
}

/** 'SM2 + SM3', or the dotted number. `algorithm`: DER AlgorithmIdentifier. */
export function algorithmTitle(algorithm: Uint8Array): string {
  try {
    const scheme = readScheme(parseDer(algorithm, AlgorithmIdentifier));
    if (scheme) return `${SCHEMES[scheme.kind]} + ${hashTitle(hashOid(scheme.hash))}`;
  } catch (fault) {
    if (!Asn1Unreadable.is(fault)) throw fault;
  }
  return readObjectIdentifier(new Fields(algorithm).next());
}

function withSize(name: string, bits: number): Localized {
  return { 'zh-CN': `${name}（${bits} 位）`, en: `${name} (${bits} bits)` };
}
