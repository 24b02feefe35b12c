import { type FormatRequest, type KeyInfo, MechanismUnsupported } from '@sealwright/core/api';
import { Asn1Unreadable } from '@sealwright/crypto/asn1';
import {
  AlgorithmUnsupported,
  type CertificateFields,
  CertificateMissing,
  readCertificate,
} from '@sealwright/crypto/cms';
import { readSm2PublicKey } from '@sealwright/crypto/sm2';

/** Longest DER SEQUENCE {r, s}. */
export const SM2_VALUE_LENGTH = 72;

export interface Sm2Signer {
  readonly certificate: CertificateFields;
  /** 0x04, x, y. */
  readonly publicKey: Uint8Array;
}

/** @throws `cms.certificate-missing`, `cms.algorithm-unsupported`, `token.mechanism-unsupported` */
export function sm2Signer(key: KeyInfo): Sm2Signer {
  const [first] = key.chain;
  const certificate = first && readCertificate(first);
  if (!certificate) throw CertificateMissing({ key: key.label });
  if (!key.mechanisms.includes('sm2')) throw MechanismUnsupported({ mechanism: 'sm2' });
  return { certificate, publicKey: publicKeyOf(certificate, key) };
}

/** Address of the timestamp server, where one is wanted. */
export function tsaOf({ options }: Pick<FormatRequest, 'options'>): string | undefined {
  return typeof options.tsa === 'string' && options.tsa !== '' ? options.tsa : undefined;
}

function publicKeyOf(certificate: CertificateFields, key: KeyInfo): Uint8Array {
  try {
    const point = readSm2PublicKey(certificate.publicKey);
    if (point) return point;
  } catch (error) {
    if (!Asn1Unreadable.is(error)) throw error;
  }
  throw AlgorithmUnsupported({ algorithm: key.algorithm.kind });
}
