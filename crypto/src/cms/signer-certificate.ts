import { content } from '../asn1/ber.ts';
import { Asn1Unreadable } from '../asn1/errors.ts';
import { Fields } from '../asn1/fields.ts';
import { sameBytes } from '../asn1/same-bytes.ts';
import { tags } from '../asn1/tags.ts';
import { type CertificateFields, readCertificate, sameName } from './certificate-fields.ts';

const SUBJECT_KEY_IDENTIFIER = '2.5.29.14';

/**
 * The certificate that a SignerIdentifier (DER; RFC 5652, 5.3) names: by issuer and serial number or by key identifier.
 * @throws `asn1.unreadable` for a serial number that is no proper INTEGER.
 */
export function findSigner(sid: Uint8Array, certificates: readonly Uint8Array[]): CertificateFields | undefined {
  const readable = certificates.map(readCertificate).filter((certificate) => certificate !== undefined);
  if (sid[0] !== tags.sequence) {
    const identifier = content(sid);
    return readable.find((certificate) => {
      const extension = certificate.extension(SUBJECT_KEY_IDENTIFIER);
      return extension && sameBytes(content(extension.value), identifier);
    });
  }
  const issuerAndSerialNumber = new Fields(sid);
  const issuer = issuerAndSerialNumber.next();
  const serialNumber = content(issuerAndSerialNumber.next(tags.integer));
  if (isPadded(serialNumber)) throw Asn1Unreadable({});
  return readable.find(
    (certificate) => sameBytes(certificate.serialNumber, serialNumber) && sameName(certificate.issuer, issuer),
  );
}

/** A superfluous leading byte, which even BER forbids (X.690, 8.3.2): readers differ on what such a number is equal to. */
function isPadded([first, second]: Uint8Array): boolean {
  if (first === undefined || second === undefined) return false;
  return (first === 0x00 && second < 0x80) || (first === 0xff && second >= 0x80);
}
