import { createHash, createPublicKey, type KeyObject } from 'node:crypto';
import { AsnConvert } from '@peculiar/asn1-schema';
import { Certificate, id_ce_keyUsage, KeyUsage, KeyUsageFlags, type TBSCertificate } from '@peculiar/asn1-x509';
import type { KeyInfo } from '@sealwright/core/api';
import { readSm2PublicKey } from '@sealwright/crypto/sm2';
import { CertificateUnreadable, KeyUnsupported } from './soft-token-errors.ts';

/** What a key's certificate tells about the key before any PIN is given. */
export interface CertifiedKey {
  /** First 16 hex digits of the SHA-256 of the SubjectPublicKeyInfo: the same for a renewed certificate of the key. */
  readonly id: string;
  readonly algorithm: KeyInfo['algorithm'];
  readonly usage: KeyInfo['usage'];
  readonly publicKey: PublicKey;
}

/** Node's crypto cannot be trusted with SM2 keys, and Electron's has none. */
export type PublicKey =
  | { readonly kind: 'node'; readonly object: KeyObject }
  /** 0x04, x, y. */
  | { readonly kind: 'sm2'; readonly point: Uint8Array };

const CURVES: Readonly<Record<string, 'P-256' | 'P-384' | 'P-521'>> = {
  prime256v1: 'P-256',
  secp384r1: 'P-384',
  secp521r1: 'P-521',
};
const MIN_RSA_BITS = 1024;
const MAX_RSA_BITS = 16_384;

/** Throws `token-soft.certificate-unreadable` and `token-soft.key-unsupported`. */
export function readCertifiedKey(certificate: Uint8Array): CertifiedKey {
  const { spki, publicKey, usage } = parse(certificate);
  const id = createHash('sha256').update(spki).digest('hex').slice(0, 16);
  const algorithm = publicKey.kind === 'sm2' ? ({ kind: 'sm2' } as const) : algorithmOf(publicKey.object);
  return { id, algorithm, usage, publicKey };
}

/** Throws `token-soft.certificate-unreadable`. */
export function checkCertificate(certificate: Uint8Array): void {
  parse(certificate);
}

function parse(certificate: Uint8Array) {
  try {
    const { tbsCertificate } = AsnConvert.parse(certificate, Certificate);
    const spki = new Uint8Array(AsnConvert.serialize(tbsCertificate.subjectPublicKeyInfo));
    return { spki, publicKey: publicKeyOf(spki), usage: usageOf(tbsCertificate) };
  } catch (fault) {
    throw CertificateUnreadable({}, { cause: fault });
  }
}

function publicKeyOf(spki: Uint8Array): PublicKey {
  const point = readSm2PublicKey(spki);
  if (point) return { kind: 'sm2', point };
  return { kind: 'node', object: createPublicKey({ key: Buffer.from(spki), format: 'der', type: 'spki' }) };
}

/** RFC 5280, 4.2.1.3: a certificate whose key usage names neither kind of signature is for encryption only. */
function usageOf({ extensions }: TBSCertificate): KeyInfo['usage'] {
  const extension = extensions?.find(({ extnID }) => extnID === id_ce_keyUsage);
  if (!extension) return 'signing';
  const usage = AsnConvert.parse(extension.extnValue.buffer, KeyUsage).toNumber();
  return usage & (KeyUsageFlags.digitalSignature | KeyUsageFlags.nonRepudiation) ? 'signing' : 'encryption';
}

function algorithmOf(key: KeyObject): KeyInfo['algorithm'] {
  const { modulusLength: bits = 0, namedCurve = '' } = key.asymmetricKeyDetails ?? {};
  if (key.asymmetricKeyType === 'rsa' && bits >= MIN_RSA_BITS && bits <= MAX_RSA_BITS) return { kind: 'rsa', bits };
  const curve = CURVES[namedCurve];
  if (key.asymmetricKeyType === 'ec' && curve) return { kind: 'ec', curve };
  throw KeyUnsupported({ algorithm: [key.asymmetricKeyType ?? 'unknown', namedCurve || bits].join(' ') });
}
