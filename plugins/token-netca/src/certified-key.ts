import { createHash } from 'node:crypto';
import { RSAPublicKey } from '@peculiar/asn1-rsa';
import { AsnConvert } from '@peculiar/asn1-schema';
import {
  BasicConstraints,
  Certificate,
  id_ce_basicConstraints,
  id_ce_keyUsage,
  KeyUsage,
  KeyUsageFlags,
} from '@peculiar/asn1-x509';
import type { KeyInfo } from '@sealwright/core/api';
import { objectIdentifier, sameBytes, toDefiniteLength } from '@sealwright/crypto/asn1';
import { SM2_CURVE } from '@sealwright/crypto/sm2';

/** What a certificate tells about its key before any PIN is given. */
export interface CertifiedKey {
  /** First 16 hex digits of the SHA-256 of the SubjectPublicKeyInfo: the same for a renewed certificate of the key. */
  readonly id: string;
  readonly algorithm: KeyInfo['algorithm'];
  readonly usage: KeyInfo['usage'];
  /** RSA: DER of RSAPublicKey; else the uncompressed point. */
  readonly publicKey: Uint8Array;
  /** Names as DER: they are compared octet by octet (RFC 5280, 7.1, without its folding). */
  readonly subject: string;
  readonly issuer: string;
  readonly isAuthority: boolean;
  readonly notAfter: Date;
  readonly certificate: Uint8Array;
}

const OID_RSA = '1.2.840.113549.1.1.1';
const OID_EC = '1.2.840.10045.2.1';
const CURVES: Readonly<Record<string, KeyInfo['algorithm']>> = {
  '1.2.840.10045.3.1.7': { kind: 'ec', curve: 'P-256' },
  '1.3.132.0.34': { kind: 'ec', curve: 'P-384' },
  '1.3.132.0.35': { kind: 'ec', curve: 'P-521' },
  [SM2_CURVE]: { kind: 'sm2' },
};

/** Undefined for what is no certificate, or one of a key that the product cannot use. */
export function readCertifiedKey(der: Uint8Array): CertifiedKey | undefined {
  try {
    // Without what stands behind it: some keys give the whole room of the object.
    const certificate = Uint8Array.from(toDefiniteLength(der));
    const { tbsCertificate } = AsnConvert.parse(certificate, Certificate);
    const spki = tbsCertificate.subjectPublicKeyInfo;
    const publicKey = new Uint8Array(spki.subjectPublicKey);
    const algorithm = algorithmOf(spki.algorithm.algorithm, spki.algorithm.parameters, publicKey);
    if (!algorithm) return undefined;
    const id = createHash('sha256')
      .update(new Uint8Array(AsnConvert.serialize(spki)))
      .digest('hex')
      .slice(0, 16);
    return {
      ...{ id, algorithm, publicKey, certificate },
      usage: usageOf(tbsCertificate),
      subject: nameOf(tbsCertificate.subject),
      issuer: nameOf(tbsCertificate.issuer),
      isAuthority: isAuthority(tbsCertificate),
      notAfter: tbsCertificate.validity.notAfter.getTime(),
    };
  } catch {
    return undefined;
  }
}

function algorithmOf(
  oid: string,
  parameters: ArrayBuffer | null | undefined,
  publicKey: Uint8Array,
): KeyInfo['algorithm'] | undefined {
  if (oid === OID_RSA)
    return { kind: 'rsa', bits: bitLength(new Uint8Array(AsnConvert.parse(publicKey, RSAPublicKey).modulus)) };
  if (oid === SM2_CURVE) return { kind: 'sm2' };
  if (oid !== OID_EC || !parameters) return undefined;
  const curve = new Uint8Array(parameters);
  return Object.entries(CURVES).find(([name]) => sameBytes(objectIdentifier(name), curve))?.[1];
}

function bitLength(integer: Uint8Array): number {
  const hex = Buffer.from(integer).toString('hex').replace(/^0+/, '');
  return hex === '' ? 0 : (hex.length - 1) * 4 + Number.parseInt(hex[0]!, 16).toString(2).length;
}

/** RFC 5280, 4.2.1.3: a certificate whose key usage names neither kind of signature is for encryption only. */
function usageOf({ extensions }: Certificate['tbsCertificate']): KeyInfo['usage'] {
  const extension = extensions?.find(({ extnID }) => extnID === id_ce_keyUsage);
  if (!extension) return 'signing';
  const usage = AsnConvert.parse(extension.extnValue.buffer, KeyUsage).toNumber();
  return usage & (KeyUsageFlags.digitalSignature | KeyUsageFlags.nonRepudiation) ? 'signing' : 'encryption';
}

function isAuthority({ extensions }: Certificate['tbsCertificate']): boolean {
  const extension = extensions?.find(({ extnID }) => extnID === id_ce_basicConstraints);
  if (!extension) return false;
  return AsnConvert.parse(extension.extnValue.buffer, BasicConstraints).cA;
}

function nameOf(name: Certificate['tbsCertificate']['subject']): string {
  return Buffer.from(AsnConvert.serialize(name)).toString('hex');
}
