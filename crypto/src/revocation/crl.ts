import { AuthorityKeyIdentifier } from '@peculiar/asn1-x509';
import {
  Asn1Unreadable,
  content,
  Fields,
  parseDer,
  readBits,
  readObjectIdentifier,
  readTime,
  tags,
} from '../asn1/index.ts';
import {
  comparableName,
  type DistinguishedName,
  type DistributionPointName,
  type Extension,
  readExtensions,
  readName,
  readPointName,
  reasonBits,
  type Signed,
} from '../x509/index.ts';

/** Those of large CAs reach some 40 MB. */
export const MAX_CRL_BYTES = 64 * 1024 * 1024;
/** Room for all of a CRL but its entries and its signature. */
const MAX_FRAME_BYTES = 128 * 1024;

/** A certificate revocation list (RFC 5280, 5.1), its entries unread. */
export interface Crl extends Signed {
  /** To be compared. */
  readonly issuer: string;
  readonly issuerName: DistinguishedName;
  readonly thisUpdate: Date;
  readonly nextUpdate: Date | undefined;
  /** The SEQUENCE of entries. */
  readonly entries: Uint8Array | undefined;
  readonly extensions: readonly Extension[];
  /** Lower-case hex. */
  readonly authorityKey: string | undefined;
  readonly scope: CrlScope;
}

/** The issuing distribution point (RFC 5280, 5.2.5); without the extension: everything that the issuer issued. */
export interface CrlScope {
  readonly name?: DistributionPointName;
  readonly onlyUsers?: boolean;
  readonly onlyAuthorities?: boolean;
  readonly onlyAttributes?: boolean;
  readonly indirect?: boolean;
  /** Bits as ReasonFlags number them. */
  readonly reasons?: number;
}

export const crlExtensions = {
  authorityKey: '2.5.29.35',
  number: '2.5.29.20',
  deltaIndicator: '2.5.29.27',
  scope: '2.5.29.28',
  expiredSince: '2.5.29.60',
} as const;

/** Reads DER or PEM. Nothing inside is believed before `judgeByCrl`. @throws `asn1.unreadable` */
export function readCrl(bytes: Uint8Array): Crl {
  if (bytes.length > MAX_CRL_BYTES) throw Asn1Unreadable({});
  const outer = new Fields(bytes[0] === tags.sequence ? bytes : fromPem(bytes));
  const tbs = outer.next(tags.sequence);
  const signatureAlgorithm = outer.next(tags.sequence);
  const signature = readBits(outer.next());

  const fields = new Fields(tbs);
  fields.optional(tags.integer); // version
  fields.next(tags.sequence); // signature
  const issuer = fields.next(tags.sequence);
  const thisUpdate = fields.next();
  const nextUpdate = optionalTime(fields);
  const entries = fields.optional(tags.sequence);
  if (tbs.length - (entries?.length ?? 0) + signatureAlgorithm.length > MAX_FRAME_BYTES) throw Asn1Unreadable({});
  const list = fields.optional(tags.context(0));
  const extensions = list ? readExtensions(new Fields(list).next(tags.sequence)) : [];
  const issuerName = readName(issuer);
  return {
    tbs,
    signatureAlgorithm,
    signatureOid: readObjectIdentifier(new Fields(signatureAlgorithm).next()),
    signature,
    issuer: comparableName(issuerName),
    issuerName,
    thisUpdate: readTime(thisUpdate),
    nextUpdate: nextUpdate && readTime(nextUpdate),
    entries,
    extensions,
    authorityKey: authorityKeyOf(extensions),
    scope: scopeOf(extensions),
  };
}

const UTC_TIME = 0x17;
const GENERALIZED_TIME = 0x18;

function optionalTime(fields: Fields): Uint8Array | undefined {
  return fields.optional(UTC_TIME) ?? fields.optional(GENERALIZED_TIME);
}

function authorityKeyOf(extensions: readonly Extension[]): string | undefined {
  const extension = extensions.find(({ oid }) => oid === crlExtensions.authorityKey);
  const identifier = extension && parseDer(extension.value, AuthorityKeyIdentifier).keyIdentifier;
  return identifier && Buffer.from(identifier.buffer).toString('hex');
}

function scopeOf(extensions: readonly Extension[]): CrlScope {
  const extension = extensions.find(({ oid }) => oid === crlExtensions.scope);
  if (!extension) return {};
  const fields = new Fields(extension.value);
  const name = fields.optional(tags.context(0));
  const flag = (tag: 1 | 2 | 4 | 5) => {
    const value = fields.optional(tags.primitive(tag));
    return value !== undefined && content(value)[0] !== 0;
  };
  const onlyUsers = flag(1);
  const onlyAuthorities = flag(2);
  const reasons = fields.optional(tags.primitive(3));
  const indirect = flag(4);
  const onlyAttributes = flag(5);
  if (!fields.isAtEnd) throw Asn1Unreadable({});
  return {
    ...(name && { name: readPointName(name) }),
    onlyUsers,
    onlyAuthorities,
    ...(reasons && { reasons: reasonBits(content(reasons)) }),
    indirect,
    onlyAttributes,
  };
}

function fromPem(bytes: Uint8Array): Uint8Array {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1');
  const [, base64] = /^\s*-----BEGIN X509 CRL-----([^-]+)-----END/.exec(text) ?? [];
  if (base64 === undefined) throw Asn1Unreadable({});
  return new Uint8Array(Buffer.from(base64, 'base64'));
}
