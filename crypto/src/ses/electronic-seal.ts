/**
 * Electronic seals: SESeal of GM/T 0031-2014 (versions 1 to 3) and of GB/T 38540-2020 (version 4; 5 is found in the field
 * with a timestamp after it). Bytes that something was signed over are kept as received.
 */
import { Asn1Unreadable, elements, Fields, octets, sequence, tags, toDefiniteLength } from '../asn1/index.ts';
import { SealVersionUnsupported } from './errors.ts';
import { OBJECT_IDENTIFIER, readBits, readInteger, readText, readTime } from './values.ts';

export interface ElectronicSeal {
  /** As received. */
  readonly der: Uint8Array;
  readonly version: number;
  /** Of the maker's product. */
  readonly vendor: string;
  readonly id: string;
  readonly name: string;
  /** 1: of an organisation, 2: of a person; makers have further ones. */
  readonly kind: number;
  readonly holders: SealHolders;
  readonly createdAt: Date;
  readonly validFrom: Date;
  readonly validTo: Date;
  readonly picture: SealPicture;
  /** DER certificate of who made the seal. */
  readonly maker: Uint8Array;
  /** DER OBJECT IDENTIFIER. */
  readonly signatureAlgorithm: Uint8Array;
  readonly signature: Uint8Array;
  /** What the maker may have signed, the likeliest first: products differ. */
  readonly signed: readonly Uint8Array[];
}

/** Whose signatures may carry the seal. */
export type SealHolders =
  | { readonly by: 'certificate'; readonly certificates: readonly Uint8Array[] }
  | { readonly by: 'digest'; readonly digests: readonly { readonly algorithm: string; readonly value: Uint8Array }[] };

export interface SealPicture {
  /** In capitals: 'PNG', 'JPG', 'OFD', 'SVG', ... */
  readonly type: string;
  readonly data: Uint8Array;
  readonly widthMm: number;
  readonly heightMm: number;
}

const MAX_HOLDERS = 1000;
const CERTIFICATE_LIST = 1;
const DIGEST_LIST = 2;

/** From this version on GB/T 38540 rules. */
export const FIRST_OF_GB_38540 = 4;
const LAST_KNOWN = 5;

/** @throws `asn1.unreadable`, `ses.version-unsupported` */
export function readSeal(input: Uint8Array): ElectronicSeal {
  // A copy: seals outlive what they were read from.
  const der = toDefiniteLength(Uint8Array.from(input));
  const seal = new Fields(der);
  const info = seal.next(tags.sequence);
  const body = readInfo(info);
  const isOld = body.version < FIRST_OF_GB_38540;
  const proof = isOld ? new Fields(seal.next(tags.sequence)) : seal;
  const certificate = proof.next(tags.octetString);
  const signatureAlgorithm = proof.next(OBJECT_IDENTIFIER);
  const withProof = sequence(info, certificate, signatureAlgorithm);
  return {
    ...body,
    der,
    maker: octets(certificate),
    signatureAlgorithm,
    signature: readBits(proof.next()),
    signed: isOld ? [withProof, info] : [info, withProof],
  };
}

function readInfo(info: Uint8Array) {
  const fields = new Fields(info);
  const header = new Fields(fields.next(tags.sequence));
  if (readText(header.next()) !== 'ES') throw Asn1Unreadable({});
  const version = readInteger(header.next());
  if (version < 1 || version > LAST_KNOWN) throw SealVersionUnsupported({ version });
  const vendor = readText(header.next());
  const id = readText(fields.next());
  const property = readProperty(fields.next(tags.sequence));
  return { version, vendor, id, ...property, picture: readPicture(fields.next(tags.sequence)) };
}

function readProperty(property: Uint8Array) {
  const fields = new Fields(property);
  const kind = readInteger(fields.next());
  const name = readText(fields.next());
  // GM/T 0031 has certificates only and does not say so.
  const listType = fields.optional(tags.integer);
  const holders = readHolders(fields.next(tags.sequence), listType ? readInteger(listType) : CERTIFICATE_LIST);
  return {
    kind,
    name,
    holders,
    createdAt: readTime(fields.next()),
    validFrom: readTime(fields.next()),
    validTo: readTime(fields.next()),
  };
}

function readHolders(list: Uint8Array, type: number): SealHolders {
  const members = elements(list);
  if (members.length > MAX_HOLDERS) throw Asn1Unreadable({});
  if (type === CERTIFICATE_LIST) return { by: 'certificate', certificates: members.map(octets) };
  if (type !== DIGEST_LIST) throw Asn1Unreadable({});
  const digests = members.map((member) => {
    const fields = new Fields(member);
    return { algorithm: readText(fields.next()), value: octets(fields.next()) };
  });
  return { by: 'digest', digests };
}

function readPicture(picture: Uint8Array): SealPicture {
  const fields = new Fields(picture);
  return {
    type: readText(fields.next()).toUpperCase(),
    data: octets(fields.next()),
    widthMm: readInteger(fields.next()),
    heightMm: readInteger(fields.next()),
  };
}
