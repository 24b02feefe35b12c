import { createHash, type KeyObject, X509Certificate } from 'node:crypto';
import { AsnConvert } from '@peculiar/asn1-schema';
import { Certificate, id_ce_keyUsage, KeyUsage, KeyUsageFlags } from '@peculiar/asn1-x509';
import type { KeyInfo } from '@sealwright/core/api';
import { CertificateUnreadable, KeyUnsupported } from './soft-token-errors.ts';

/** What a key's certificate tells about the key before any PIN is given. */
export interface CertifiedKey {
  /** First 16 hex digits of the SHA-256 of the SubjectPublicKeyInfo: the same for a renewed certificate of the key. */
  readonly id: string;
  readonly algorithm: Exclude<KeyInfo['algorithm'], { kind: 'sm2' }>;
  readonly usage: KeyInfo['usage'];
  readonly publicKey: KeyObject;
}

const CURVES: Readonly<Record<string, 'P-256' | 'P-384' | 'P-521'>> = {
  prime256v1: 'P-256',
  secp384r1: 'P-384',
  secp521r1: 'P-521',
};
const MIN_RSA_BITS = 1024;
const MAX_RSA_BITS = 16_384;

/** Throws `token-soft.certificate-unreadable` and `token-soft.key-unsupported`. */
export function readCertifiedKey(certificate: Uint8Array): CertifiedKey {
  const { publicKey, usage } = parse(certificate);
  const spki = publicKey.export({ format: 'der', type: 'spki' });
  const id = createHash('sha256').update(spki).digest('hex').slice(0, 16);
  return { id, algorithm: algorithmOf(publicKey), usage, publicKey };
}

/** Throws `token-soft.certificate-unreadable`. */
export function checkCertificate(certificate: Uint8Array): void {
  parse(certificate);
}

function parse(certificate: Uint8Array) {
  try {
    return { publicKey: new X509Certificate(certificate).publicKey, usage: usageOf(certificate) };
  } catch (fault) {
    throw CertificateUnreadable({}, { cause: fault });
  }
}

/** RFC 5280, 4.2.1.3: a certificate whose key usage names neither kind of signature is for encryption only. */
function usageOf(certificate: Uint8Array): KeyInfo['usage'] {
  const { extensions } = AsnConvert.parse(certificate, Certificate).tbsCertificate;
  const extension = extensions?.find(({ extnID }) => extnID === id_ce_keyUsage);
  if (!extension) return 'signing';
  const usage = AsnConvert.parse(extension.extnValue.buffer, KeyUsage).toNumber();
  return usage & (KeyUsageFlags.digitalSignature | KeyUsageFlags.nonRepudiation) ? 'signing' : 'encryption';
}

function algorithmOf(key: KeyObject): CertifiedKey['algorithm'] {
  const { modulusLength: bits = 0, namedCurve = '' } = key.asymmetricKeyDetails ?? {};
  if (key.asymmetricKeyType === 'rsa' && bits >= MIN_RSA_BITS && bits <= MAX_RSA_BITS) return { kind: 'rsa', bits };
  const curve = CURVES[namedCurve];
  if (key.asymmetricKeyType === 'ec' && curve) return { kind: 'ec', curve };
  throw KeyUnsupported({ algorithm: [key.asymmetricKeyType ?? 'unknown', namedCurve || bits].join(' ') });
}
