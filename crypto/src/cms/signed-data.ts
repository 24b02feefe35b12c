/**
 * CMS SignedData as received (RFC 5652, 5). It is taken apart by its outer elements only: certificates, names and
 * attributes keep their bytes, and revocation lists of any size inside cost nothing.
 */
import { AlgorithmIdentifier } from '@peculiar/asn1-x509';
import { elements, octets, toDefiniteLength } from '../asn1/ber.ts';
import { objectIdentifier } from '../asn1/der.ts';
import { Asn1Unreadable } from '../asn1/errors.ts';
import { Fields } from '../asn1/fields.ts';
import { parseDer } from '../asn1/parse-der.ts';
import { sameBytes } from '../asn1/same-bytes.ts';
import { tags } from '../asn1/tags.ts';

/** Content types by who defines them: RFC 5652, 4 and 5.1, or GB/T 35275, 6. */
export const contentTypes = {
  pkcs7: { data: '1.2.840.113549.1.7.1', signedData: '1.2.840.113549.1.7.2' },
  gm: { data: '1.2.156.10197.6.1.4.2.1', signedData: '1.2.156.10197.6.1.4.2.2' },
} as const;
export type Wrapping = keyof typeof contentTypes;
const WRAPPINGS = ['pkcs7', 'gm'] as const;

export const ID_TST_INFO = '1.2.840.113549.1.9.16.1.4';

export const attributeTypes = {
  contentType: '1.2.840.113549.1.9.3',
  messageDigest: '1.2.840.113549.1.9.4',
  signingTime: '1.2.840.113549.1.9.5',
  signingCertificate: '1.2.840.113549.1.9.16.2.12',
  signingCertificateV2: '1.2.840.113549.1.9.16.2.47',
  signatureTimeStampToken: '1.2.840.113549.1.9.16.2.14',
} as const;

const MAX_CERTIFICATES = 200;

export interface SignedData {
  readonly wrapping: Wrapping;
  /** DER OBJECT IDENTIFIER. */
  readonly contentType: Uint8Array;
  /** What an encapsulated OCTET STRING holds. */
  readonly content: Uint8Array | undefined;
  /** DER; attribute certificates and other formats are left out. */
  readonly certificates: readonly Uint8Array[];
  /** SignerInfos. */
  readonly signers: readonly Uint8Array[];
}

export interface SignerInfo {
  /** SignerIdentifier. */
  readonly sid: Uint8Array;
  readonly digestAlgorithm: AlgorithmIdentifier;
  /** Received bytes, but tagged as the SET that is signed (RFC 5652, 5.4). */
  readonly signedAttributes: Uint8Array | undefined;
  readonly signatureAlgorithm: AlgorithmIdentifier;
  readonly signature: Uint8Array;
  readonly unsignedAttributes: Uint8Array | undefined;
}

/** Reads a ContentInfo that holds SignedData, in BER or DER. `asn1.unreadable` for all else. */
export function readSignedData(contents: Uint8Array): SignedData {
  const info = new Fields(toDefiniteLength(contents));
  const outer = info.next();
  const wrapping = WRAPPINGS.find((name) => sameBytes(outer, objectIdentifier(contentTypes[name].signedData)));
  if (!wrapping) throw Asn1Unreadable({});
  const signedData = new Fields(new Fields(info.next(tags.context(0))).next());
  signedData.next(); // version
  signedData.next(tags.set); // digestAlgorithms
  const encapsulated = new Fields(signedData.next(tags.sequence));
  const contentType = encapsulated.next();
  const content = encapsulated.optional(tags.context(0));
  const certificates = signedData.optional(tags.context(0));
  signedData.optional(tags.context(1)); // crls
  const embedded = (certificates ? elements(certificates) : []).filter(([tag]) => tag === tags.sequence);
  if (embedded.length > MAX_CERTIFICATES) throw Asn1Unreadable({});
  return {
    wrapping,
    contentType,
    content: content && octets(new Fields(content).next()),
    // Copies: they outlive the signature.
    certificates: embedded.map((certificate) => Uint8Array.from(certificate)),
    signers: elements(signedData.next(tags.set)),
  };
}

/** @throws `asn1.unreadable` */
export function readSignerInfo(signerInfo: Uint8Array): SignerInfo {
  const fields = new Fields(signerInfo);
  fields.next(); // version
  const sid = fields.next();
  const digestAlgorithm = parseDer(fields.next(tags.sequence), AlgorithmIdentifier);
  const signedAttributes = fields.optional(tags.context(0));
  const signatureAlgorithm = parseDer(fields.next(tags.sequence), AlgorithmIdentifier);
  const signature = octets(fields.next());
  const unsignedAttributes = fields.optional(tags.context(1));
  return {
    sid,
    digestAlgorithm,
    signedAttributes: signedAttributes && Buffer.concat([Uint8Array.of(tags.set), signedAttributes.subarray(1)]),
    signatureAlgorithm,
    signature,
    unsignedAttributes,
  };
}

/** The values of all attributes of one type, DER. */
export function attributeValues(attributes: Uint8Array | undefined, type: string): readonly Uint8Array[] {
  const wanted = objectIdentifier(type);
  return (attributes ? elements(attributes) : []).flatMap((attribute) => {
    const fields = new Fields(attribute);
    return sameBytes(fields.next(), wanted) ? elements(fields.next(tags.set)) : [];
  });
}
