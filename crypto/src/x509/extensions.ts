import { elements, Fields, octets, readBoolean, readObjectIdentifier, tags } from '../asn1/index.ts';

/** RFC 5280, 4.1: of certificates, CRLs, CRL entries and OCSP responses alike. */
export interface Extension {
  /** Dotted. */
  readonly oid: string;
  readonly critical: boolean;
  /** DER of what the OCTET STRING holds. */
  readonly value: Uint8Array;
}

/** Of a SEQUENCE OF Extension. @throws `asn1.unreadable` */
export function readExtensions(list: Uint8Array): readonly Extension[] {
  return elements(list).map((extension) => {
    const fields = new Fields(extension);
    const oid = readObjectIdentifier(fields.next());
    const critical = fields.optional(tags.boolean);
    return { oid, critical: critical !== undefined && readBoolean(critical), value: octets(fields.next()) };
  });
}
