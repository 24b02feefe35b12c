/** How OCSP names a certificate (RFC 6960, 4.1.1). */
import type { HashName } from '@sealwright/core/api';
import {
  algorithmIdentifier,
  content,
  encodeElement,
  Fields,
  octetString,
  octets,
  readBits,
  readObjectIdentifier,
  sameBytes,
  sequence,
  tags,
} from '../asn1/index.ts';
import { hashByOid, hashOid } from '../cms/index.ts';
import { digestOf } from '../hash/index.ts';
import type { Certificate } from '../x509/index.ts';

export interface IssuedCertificate {
  readonly certificate: Certificate;
  readonly issuer: Certificate;
}

/** DER CertID. */
export function encodeCertificateId({ certificate, issuer }: IssuedCertificate, hash: HashName): Uint8Array {
  return sequence(
    algorithmIdentifier(hashOid(hash), null),
    octetString(digestOf(hash, certificate.issuerName.der)),
    octetString(digestOf(hash, keyBits(issuer))),
    encodeElement(tags.integer, [certificate.serialNumber]),
  );
}

/** Whether a CertID names this certificate; not if its hash algorithm is unknown. @throws `asn1.unreadable` */
export function namesCertificate(certificateId: Uint8Array, { certificate, issuer }: IssuedCertificate): boolean {
  const fields = new Fields(certificateId);
  const hash = hashByOid(readObjectIdentifier(new Fields(fields.next(tags.sequence)).next()));
  const nameHash = octets(fields.next());
  const keyHash = octets(fields.next());
  const serialNumber = content(fields.next(tags.integer));
  return (
    hash !== undefined &&
    sameBytes(serialNumber, certificate.serialNumber) &&
    // The issuer may write its name in other string types than the certificate does.
    [certificate.issuerName.der, issuer.subjectName.der].some((name) => sameBytes(nameHash, digestOf(hash, name))) &&
    sameBytes(keyHash, digestOf(hash, keyBits(issuer)))
  );
}

/** SHA-1 of the key's bits, by which responders name themselves (4.2.1). */
export function responderKeyHash(certificate: Certificate): Uint8Array {
  return digestOf('sha1', keyBits(certificate));
}

/** The content of the BIT STRING without the octet that counts unused bits. */
function keyBits({ publicKey }: Certificate): Uint8Array {
  const info = new Fields(publicKey);
  info.next(tags.sequence); // algorithm
  return readBits(info.next());
}
