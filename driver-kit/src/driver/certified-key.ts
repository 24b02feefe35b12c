import { createHash } from 'node:crypto';
import type { KeyInfo } from '@sealwright/core/api';
import { Fields, readBits, tags, toDefiniteLength } from '@sealwright/crypto/asn1';
import { SM2_CURVE } from '@sealwright/crypto/sm2';
import { parseCertificate, publicKeyKind } from '@sealwright/crypto/x509';

/** What a certificate tells about its key before any PIN is given. */
export interface CertifiedKey {
  /** First 16 hex digits of the SHA-256 of the SubjectPublicKeyInfo: the same for a renewed certificate of the key. */
  readonly id: string;
  readonly algorithm: KeyInfo['algorithm'];
  readonly usage: KeyInfo['usage'];
  /** Whether other keys or data may be encrypted with it; some certificates allow signing as well. */
  readonly enciphers: boolean;
  /** RSA: DER of RSAPublicKey; else the uncompressed point. */
  readonly publicKey: Uint8Array;
  /** To be compared, not shown. */
  readonly subject: string;
  readonly issuer: string;
  readonly isAuthority: boolean;
  readonly notAfter: Date;
  /** DER. */
  readonly certificate: Uint8Array;
}

const CURVES: Readonly<Record<string, KeyInfo['algorithm']>> = {
  '1.2.840.10045.3.1.7': { kind: 'ec', curve: 'P-256' },
  '1.3.132.0.34': { kind: 'ec', curve: 'P-384' },
  '1.3.132.0.35': { kind: 'ec', curve: 'P-521' },
  [SM2_CURVE]: { kind: 'sm2' },
};

/** digitalSignature and nonRepudiation (RFC 5280, 4.2.1.3). */
const SIGNS = 0b11;
/** keyEncipherment and dataEncipherment. */
const ENCIPHERS = 0b1100;

/** Undefined for what is no certificate, or one of a key that the product cannot use. */
export function readCertifiedKey(der: Uint8Array): CertifiedKey | undefined {
  try {
    // Without what stands behind it: some keys give the whole room of the object.
    const certificate = Uint8Array.from(toDefiniteLength(der));
    const parsed = parseCertificate(certificate);
    const algorithm = parsed && algorithmOf(parsed.publicKey);
    if (!algorithm) return undefined;
    const { publicKey, subject, issuer, notAfter, keyUsage = SIGNS | ENCIPHERS } = parsed;
    return {
      id: createHash('sha256').update(publicKey).digest('hex').slice(0, 16),
      algorithm,
      // A certificate whose key usage names neither kind of signature is for encryption only.
      usage: keyUsage & SIGNS ? 'signing' : 'encryption',
      enciphers: (keyUsage & ENCIPHERS) !== 0,
      publicKey: keyBits(publicKey),
      ...{ subject, issuer, notAfter, certificate },
      isAuthority: parsed.basicConstraints?.ca ?? false,
    };
  } catch {
    return undefined;
  }
}

function algorithmOf(publicKey: Uint8Array): KeyInfo['algorithm'] | undefined {
  const key = publicKeyKind(publicKey);
  if (key.kind === 'rsa') return { kind: 'rsa', bits: key.bits };
  // Some certificates name SM2 itself where others name an elliptic curve, and SM2 as that.
  const curve = key.kind === 'ec' ? key.curve : key.oid === SM2_CURVE ? SM2_CURVE : undefined;
  return curve === undefined ? undefined : CURVES[curve];
}

/** The BIT STRING of a SubjectPublicKeyInfo. */
function keyBits(publicKey: Uint8Array): Uint8Array {
  const info = new Fields(publicKey);
  info.next(tags.sequence);
  return Uint8Array.from(readBits(info.next()));
}
