import { X509Certificate } from 'node:crypto';
import { type CertifiedKey, readCertifiedKey } from '@sealwright/driver-kit/driver';
import { CertificateUnreadable, KeyUnsupported } from './soft-token-errors.ts';

const MIN_RSA_BITS = 1024;
const MAX_RSA_BITS = 16_384;

/** What a key's certificate tells of the key. Throws `token-soft.certificate-unreadable` and `token-soft.key-unsupported`. */
export function readKeyCertificate(certificate: Uint8Array): CertifiedKey {
  const key = readCertifiedKey(certificate);
  if (!key) throw KeyUnsupported({ algorithm: keyTypeOf(certificate) });
  const { algorithm } = key;
  if (algorithm.kind === 'rsa' && (algorithm.bits < MIN_RSA_BITS || algorithm.bits > MAX_RSA_BITS)) {
    throw KeyUnsupported({ algorithm: `RSA ${algorithm.bits}` });
  }
  return key;
}

/** Throws `token-soft.certificate-unreadable`. */
export function checkCertificate(certificate: Uint8Array): void {
  if (!readCertifiedKey(certificate)) keyTypeOf(certificate);
}

/** The kind of key that another certificate is of, as Node names it. */
function keyTypeOf(certificate: Uint8Array): string {
  try {
    const { asymmetricKeyType, asymmetricKeyDetails } = new X509Certificate(certificate).publicKey;
    return [asymmetricKeyType, asymmetricKeyDetails?.namedCurve].filter((word) => word !== undefined).join(' ');
  } catch (fault) {
    throw CertificateUnreadable({}, { cause: fault });
  }
}
