/**
 * The few fields of a certificate that signatures refer to, as received. Names and keys stay raw: certificates in the
 * field break RFC 5280 in many ways that must not keep a signature from being judged.
 */
import { Extension, Name } from '@peculiar/asn1-x509';
import { content, elements } from '../asn1/ber.ts';
import { Asn1Unreadable } from '../asn1/errors.ts';
import { Fields } from '../asn1/fields.ts';
import { parseDer } from '../asn1/parse-der.ts';
import { sameBytes } from '../asn1/same-bytes.ts';
import { tags } from '../asn1/tags.ts';

const PRIMITIVE_1 = 0x81;
const PRIMITIVE_2 = 0x82;

export interface CertificateFields {
  readonly der: Uint8Array;
  /** DER Name. */
  readonly issuer: Uint8Array;
  /** Content of the INTEGER. */
  readonly serialNumber: Uint8Array;
  /** DER SubjectPublicKeyInfo. */
  readonly publicKey: Uint8Array;
  /** @throws `asn1.unreadable` */
  extension(oid: string): { readonly critical: boolean; readonly value: Uint8Array } | undefined;
}

/** RFC 5280, 4.1; `undefined` for what cannot be read as a certificate. */
export function readCertificate(der: Uint8Array): CertificateFields | undefined {
  try {
    return readFields(der);
  } catch (error) {
    if (!Asn1Unreadable.is(error)) throw error;
    return undefined;
  }
}

function readFields(der: Uint8Array): CertificateFields {
  const tbs = new Fields(new Fields(der).next(tags.sequence));
  tbs.optional(tags.context(0)); // version
  const serialNumber = content(tbs.next(tags.integer));
  tbs.next(tags.sequence); // signature
  const issuer = tbs.next(tags.sequence);
  tbs.next(tags.sequence); // validity
  tbs.next(tags.sequence); // subject
  const publicKey = tbs.next(tags.sequence);
  tbs.optional(PRIMITIVE_1); // issuerUniqueID
  tbs.optional(PRIMITIVE_2); // subjectUniqueID
  const extensions = tbs.optional(tags.context(3));
  const list = extensions ? elements(new Fields(extensions).next(tags.sequence)) : [];
  return { der, issuer, serialNumber, publicKey, extension: (oid) => findExtension(list, oid) };
}

function findExtension(extensions: readonly Uint8Array[], oid: string): ReturnType<CertificateFields['extension']> {
  const found = extensions.map((der) => parseDer(der, Extension)).find(({ extnID }) => extnID === oid);
  return found && { critical: found.critical, value: new Uint8Array(found.extnValue.buffer) };
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
