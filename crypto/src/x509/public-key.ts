import { content, Fields, readBits, readObjectIdentifier, tags } from '../asn1/index.ts';

export type PublicKeyKind =
  | { readonly kind: 'rsa' /** Of the modulus. */; readonly bits: number }
  /** `curve`: dotted OID; `undefined`: explicit parameters. */
  | { readonly kind: 'ec'; readonly curve: string | undefined }
  | { readonly kind: 'other'; readonly oid: string };

const RSA = ['1.2.840.113549.1.1.1', '1.2.840.113549.1.1.10'];
const EC = '1.2.840.10045.2.1';

/** Of a DER SubjectPublicKeyInfo (RFC 3279, 2.3; RFC 5480). @throws `asn1.unreadable` */
export function publicKeyKind(publicKey: Uint8Array): PublicKeyKind {
  const info = new Fields(publicKey);
  const algorithm = new Fields(info.next(tags.sequence));
  const oid = readObjectIdentifier(algorithm.next());
  if (RSA.includes(oid)) {
    const [first = 0, ...rest] = withoutZeros(content(new Fields(readBits(info.next())).next(tags.integer)));
    return { kind: 'rsa', bits: rest.length * 8 + (32 - Math.clz32(first)) };
  }
  if (oid !== EC) return { kind: 'other', oid };
  const curve = algorithm.optional(tags.objectIdentifier);
  return { kind: 'ec', curve: curve && readObjectIdentifier(curve) };
}

function withoutZeros(octets: Uint8Array): Uint8Array {
  const start = octets.findIndex((octet) => octet !== 0);
  return start < 0 ? octets.subarray(octets.length) : octets.subarray(start);
}
