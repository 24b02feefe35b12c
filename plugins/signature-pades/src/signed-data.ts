/**
 * CMS SignedData as received (RFC 5652, 5). It is taken apart by its outer elements only: certificates, names and
 * attributes keep their bytes, and revocation lists of any size inside cost nothing.
 */
import { AlgorithmIdentifier } from '@peculiar/asn1-x509';
import { elements, octets, toDefiniteLength } from './ber.ts';
import { objectIdentifier } from './der.ts';
import { CmsUnreadable } from './errors.ts';
import { Fields } from './fields.ts';
import { parseDer } from './parse-der.ts';
import { sameBytes } from './same-bytes.ts';
import { tags } from './tags.ts';

export const ID_DATA = '1.2.840.113549.1.7.1';
export const ID_SIGNED_DATA = '1.2.840.113549.1.7.2';
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

/** Reads a ContentInfo that holds SignedData, in BER or DER. `pades.unreadable` for all else. */
export function readSignedData(contents: Uint8Array): SignedData {
  const info = new Fields(toDefiniteLength(contents));
  if (!sameBytes(info.next(), objectIdentifier(ID_SIGNED_DATA))) throw CmsUnreadable({});
  const signedData = new Fields(new Fields(info.next(tags.context(0))).next());
  signedData.next(); // version
  signedData.next(tags.set); // digestAlgorithms
  const encapsulated = new Fields(signedData.next(tags.sequence));
  const contentType = encapsulated.next();
  const content = encapsulated.optional(tags.context(0));
  const certificates = signedData.optional(tags.context(0));
  signedData.optional(tags.context(1)); // crls
  const embedded = (certificates ? elements(certificates) : []).filter(([tag]) => tag === tags.sequence);
  if (embedded.length > MAX_CERTIFICATES) throw CmsUnreadable({});
  return {
    contentType,
    content: content && octets(new Fields(content).next()),
    // Copies: they outlive the signature.
    certificates: embedded.map((certificate) => Uint8Array.from(certificate)),
    signers: elements(signedData.next(tags.set)),
  };
}

/** @throws `pades.unreadable` */
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
