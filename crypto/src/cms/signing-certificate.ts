/** ESS signing-certificate attributes: RFC 2634, 5.4 (v1, SHA-1) and RFC 5035, 3 (v2). */

import { AlgorithmIdentifier } from '@peculiar/asn1-x509';
import type { HashName } from '@sealwright/core/api';
import { content, octets } from '../asn1/ber.ts';
import { algorithmIdentifier, encodeElement, explicit, octetString, sequence } from '../asn1/der.ts';
import { Fields } from '../asn1/fields.ts';
import { parseDer } from '../asn1/parse-der.ts';
import { sameBytes } from '../asn1/same-bytes.ts';
import { tags } from '../asn1/tags.ts';
import { digestOf } from '../hash/start-hash.ts';
import { type CertificateFields, sameName } from './certificate-fields.ts';
import { hashByOid, hashOid } from './hash-algorithms.ts';

/** DER SigningCertificateV2 that names one certificate, with issuerSerial. */
export function encodeSigningCertificateV2(certificate: CertificateFields, hash: HashName): Uint8Array {
  const directoryName = explicit(4, certificate.issuer);
  const issuerSerial = sequence(sequence(directoryName), encodeElement(tags.integer, [certificate.serialNumber]));
  const certHash = octetString(digestOf(hash, certificate.der));
  // SHA-256 is the default, which DER leaves out.
  const hashAlgorithm = hash === 'sha256' ? [] : [algorithmIdentifier(hashOid(hash))];
  return sequence(sequence(sequence(...hashAlgorithm, certHash, issuerSerial)));
}

/**
 * Whether the attribute's first entry, which must be the signer's, names this certificate. `undefined`: its hash
 * algorithm is not supported.
 * @throws `asn1.unreadable`
 */
export function namesCertificate(
  { version, value }: { readonly version: 1 | 2; readonly value: Uint8Array },
  certificate: CertificateFields,
): boolean | undefined {
  const certificateIds = new Fields(new Fields(value).next());
  const id = new Fields(certificateIds.next());
  const hashAlgorithm = version === 2 ? id.optional(tags.sequence) : undefined;
  const hash = hashAlgorithm
    ? hashByOid(parseDer(hashAlgorithm, AlgorithmIdentifier).algorithm)
    : ({ 1: 'sha1', 2: 'sha256' } as const)[version];
  if (!hash) return undefined;
  if (!sameBytes(octets(id.next()), digestOf(hash, certificate.der))) return false;
  const issuerSerial = id.optional(tags.sequence);
  return !issuerSerial || namesIssuer(issuerSerial, certificate);
}

function namesIssuer(issuerSerial: Uint8Array, certificate: CertificateFields): boolean {
  const fields = new Fields(issuerSerial);
  const directoryName = new Fields(fields.next(tags.sequence)).optional(tags.context(4));
  return (
    sameBytes(content(fields.next(tags.integer)), certificate.serialNumber) &&
    directoryName !== undefined &&
    sameName(new Fields(directoryName).next(), certificate.issuer)
  );
}
