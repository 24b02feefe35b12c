/**
 * CMS SignedData as received (RFC 5652, 5). It is taken apart by its outer elements only: certificates, names and
 * attributes keep their bytes, and revocation lists of any size inside cost nothing.
 */
import { AlgorithmIdentifier } from '@peculiar/asn1-x509';
import { elements, octets, toDefiniteLength } from './ber.ts';
import { objectIdentifier } from './der.ts';
import { CmsUnreadable } from './errors.ts';
import { parseDer } from './parse-der.ts';
import { sameBytes } from './same-bytes.ts';

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
const SEQUENCE = 0x30;
const SET = 0x31;
const TAG_0 = 0xa0;
const TAG_1 = 0xa1;

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
  const info = new Fields(elements(toDefiniteLength(contents)));
  if (!sameBytes(info.next(), objectIdentifier(ID_SIGNED_DATA))) throw CmsUnreadable({});
  const signedData = new Fields(elements(single(info.next(TAG_0))));
  signedData.next(); // version
  signedData.next(SET); // digestAlgorithms
  const [contentType, content] = elements(signedData.next(SEQUENCE));
  const certificates = signedData.optional(TAG_0);
  signedData.optional(TAG_1); // crls
  const embedded = (certificates ? elements(certificates) : []).filter(([tag]) => tag === SEQUENCE);
  if (!contentType || embedded.length > MAX_CERTIFICATES) throw CmsUnreadable({});
  return {
    contentType,
    content: content && octets(single(content)),
    // Copies: they outlive the signature.
    certificates: embedded.map((certificate) => Uint8Array.from(certificate)),
    signers: elements(signedData.next(SET)),
  };
}

/** @throws `pades.unreadable` */
export function readSignerInfo(signerInfo: Uint8Array): SignerInfo {
  const fields = new Fields(elements(signerInfo));
  fields.next(); // version
  const sid = fields.next();
  const digestAlgorithm = parseDer(fields.next(SEQUENCE), AlgorithmIdentifier);
  const signedAttributes = fields.optional(TAG_0);
  const signatureAlgorithm = parseDer(fields.next(SEQUENCE), AlgorithmIdentifier);
  const signature = octets(fields.next());
  const unsignedAttributes = fields.optional(TAG_1);
  return {
    sid,
    digestAlgorithm,
    signedAttributes: signedAttributes && Buffer.concat([Uint8Array.of(SET), signedAttributes.subarray(1)]),
    signatureAlgorithm,
    signature,
    unsignedAttributes,
  };
}

/** The values of all attributes of one type, DER. */
export function attributeValues(attributes: Uint8Array | undefined, type: string): readonly Uint8Array[] {
  const wanted = objectIdentifier(type);
  return (attributes ? elements(attributes) : []).flatMap((attribute) => {
    const fields = new Fields(elements(attribute));
    return sameBytes(fields.next(), wanted) ? elements(fields.next(SET)) : [];
  });
}

/** The fields of a SEQUENCE, one after the other. */
class Fields {
  readonly #fields: readonly Uint8Array[];
  #at = 0;

  constructor(fields: readonly Uint8Array[]) {
    this.#fields = fields;
  }

  next(tag?: number): Uint8Array {
    const field = this.#fields[this.#at];
    if (!field || (tag !== undefined && field[0] !== tag)) throw CmsUnreadable({});
    this.#at += 1;
    return field;
  }

  optional(tag: number): Uint8Array | undefined {
    return this.#fields[this.#at]?.[0] === tag ? this.next() : undefined;
  }
}

/** What an EXPLICIT tag holds. */
function single(tagged: Uint8Array): Uint8Array {
  return new Fields(elements(tagged)).next();
}
