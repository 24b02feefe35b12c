/**
 * The few fields of a certificate that signatures refer to, as received. Names and keys stay raw: certificates in the
 * field break RFC 5280 in many ways that must not keep a signature from being judged.
 */
import { AsnIntegerArrayBufferConverter, AsnPropTypes } from '@peculiar/asn1-schema';
import { AlgorithmIdentifier, Extensions, Name } from '@peculiar/asn1-x509';
import { defineSequence } from './asn-sequence.ts';
import { parseDer } from './parse-der.ts';
import { sameBytes } from './same-bytes.ts';

const { Any, Integer, BitString } = AsnPropTypes;

class TbsSchema {
  version = 0;
  serialNumber = new ArrayBuffer(0);
  signature = new ArrayBuffer(0);
  issuer = new ArrayBuffer(0);
  validity = new ArrayBuffer(0);
  subject = new ArrayBuffer(0);
  subjectPublicKeyInfo = new ArrayBuffer(0);
  issuerUniqueID?: ArrayBuffer;
  subjectUniqueID?: ArrayBuffer;
  extensions?: Extensions;
}
defineSequence(TbsSchema, {
  version: { type: Integer, context: 0, defaultValue: 0 },
  serialNumber: { type: Integer, converter: AsnIntegerArrayBufferConverter },
  signature: { type: Any },
  issuer: { type: Any },
  validity: { type: Any },
  subject: { type: Any },
  subjectPublicKeyInfo: { type: Any },
  issuerUniqueID: { type: BitString, context: 1, implicit: true, optional: true },
  subjectUniqueID: { type: BitString, context: 2, implicit: true, optional: true },
  extensions: { type: Extensions, context: 3, optional: true },
});

class CertificateSchema {
  tbs = new TbsSchema();
  signatureAlgorithm = new AlgorithmIdentifier();
  signatureValue = new ArrayBuffer(0);
}
defineSequence(CertificateSchema, {
  tbs: { type: TbsSchema },
  signatureAlgorithm: { type: AlgorithmIdentifier },
  signatureValue: { type: BitString },
});

export interface CertificateFields {
  readonly der: Uint8Array;
  /** DER Name. */
  readonly issuer: Uint8Array;
  /** Content of the INTEGER. */
  readonly serialNumber: Uint8Array;
  /** DER SubjectPublicKeyInfo. */
  readonly publicKey: Uint8Array;
  extension(oid: string): { readonly critical: boolean; readonly value: Uint8Array } | undefined;
}

/** `undefined` for what cannot be read as a certificate. */
export function readCertificate(der: Uint8Array): CertificateFields | undefined {
  try {
    const { tbs } = parseDer(der, CertificateSchema);
    const extension = (oid: string) => {
      const found = tbs.extensions?.find((entry) => entry.extnID === oid);
      return found && { critical: found.critical, value: new Uint8Array(found.extnValue.buffer) };
    };
    return {
      der,
      issuer: new Uint8Array(tbs.issuer),
      serialNumber: new Uint8Array(tbs.serialNumber),
      publicKey: new Uint8Array(tbs.subjectPublicKeyInfo),
      extension,
    };
  } catch {
    return undefined;
  }
}

/**
 * Whether two DER names say the same, whatever string types they are written in (RFC 5280, 7.1: case and repeated
 * spaces do not count).
 */
export function sameName(one: Uint8Array, other: Uint8Array): boolean {
  if (sameBytes(one, other)) return true;
  try {
    return canonicalName(one) === canonicalName(other);
  } catch {
    return false;
  }
}

function canonicalName(name: Uint8Array): string {
  const canonicalText = (text: string) => text.normalize('NFKC').trim().replace(/\s+/g, ' ').toLowerCase();
  return JSON.stringify(
    parseDer(name, Name).map((relative) =>
      relative.map(({ type, value }) => `${type}=${canonicalText(value.toString())}`).sort(),
    ),
  );
}
