import {
  AuthorityKeyIdentifier,
  BasicConstraints,
  ExtendedKeyUsage,
  KeyUsage,
  SubjectKeyIdentifier,
} from '@peculiar/asn1-x509';
import type { CertificateSummary } from '@sealwright/core/api';
import {
  content,
  Fields,
  parseDer,
  readBits,
  readObjectIdentifier,
  readTime,
  tags,
  toDefiniteLength,
} from '../asn1/index.ts';
import { digestOf } from '../hash/index.ts';
import {
  comparableName,
  type DistinguishedName,
  organisationName,
  readName,
  tellingName,
} from './distinguished-name.ts';
import { type Extension, readExtensions } from './extensions.ts';
import type { Signed } from './signed.ts';

/** An X.509 certificate (RFC 5280, 4.1) with the raw parts that signatures run over. */
export interface Certificate extends Signed {
  readonly der: Uint8Array;
  /** Content of the INTEGER. */
  readonly serialNumber: Uint8Array;
  /** DER SubjectPublicKeyInfo. */
  readonly publicKey: Uint8Array;
  /** To be compared, not shown. */
  readonly issuer: string;
  readonly subject: string;
  readonly issuerName: Name;
  readonly subjectName: Name;
  readonly notBefore: Date;
  readonly notAfter: Date;
  readonly version: number;
  /** Lower-case hex. */
  readonly subjectKey: string | undefined;
  readonly authorityKey: string | undefined;
  readonly basicConstraints: { readonly ca: boolean; readonly pathLength: number | undefined } | undefined;
  /** Bits as `KeyUsageFlags`; missing: every use. */
  readonly keyUsage: number | undefined;
  /** OIDs of purposes; missing: every purpose. */
  readonly purposes: readonly string[] | undefined;
  /** OIDs of the extensions marked critical. */
  readonly critical: readonly string[];
  readonly extensions: readonly Extension[];
  readonly summary: CertificateSummary;
}

export interface Name {
  readonly der: Uint8Array;
  readonly attributes: DistinguishedName;
}

export const extensionOids = {
  subjectKey: '2.5.29.14',
  keyUsage: '2.5.29.15',
  subjectAltName: '2.5.29.17',
  basicConstraints: '2.5.29.19',
  distributionPoints: '2.5.29.31',
  policies: '2.5.29.32',
  authorityKey: '2.5.29.35',
  purposes: '2.5.29.37',
  authorityAccess: '1.3.6.1.5.5.7.1.1',
} as const;

/** `undefined` for what cannot be read as a certificate; certificates come from strangers. */
export function parseCertificate(der: Uint8Array): Certificate | undefined {
  try {
    return readCertificate(der);
  } catch {
    return undefined;
  }
}

/**
 * What lists show of a certificate. Extensions are not interpreted, so that one that is written wrongly keeps nobody's
 * key out of a list. `undefined` for what cannot be read as a certificate.
 */
export function summariseCertificate(der: Uint8Array): CertificateSummary | undefined {
  try {
    return readFrame(der).summary;
  } catch {
    return undefined;
  }
}

function readCertificate(der: Uint8Array): Certificate {
  const frame = readFrame(der);
  return { ...frame, ...interpret(frame.extensions) };
}

type Interpretation = ReturnType<typeof interpret>;

function readFrame(der: Uint8Array): Omit<Certificate, keyof Interpretation> {
  const outer = new Fields(toDefiniteLength(der));
  const tbs = outer.next(tags.sequence);
  const signatureAlgorithm = outer.next(tags.sequence);
  const signature = readBits(outer.next());

  const fields = new Fields(tbs);
  const version = fields.optional(tags.context(0));
  const serialNumber = content(fields.next(tags.integer));
  fields.next(tags.sequence); // signature
  const issuerName = nameOf(fields.next(tags.sequence));
  const validity = new Fields(fields.next(tags.sequence));
  const dates = { notBefore: readTime(validity.next()), notAfter: readTime(validity.next()) };
  const subjectName = nameOf(fields.next(tags.sequence));
  const publicKey = fields.next(tags.sequence);
  fields.optional(tags.primitive(1)); // issuerUniqueID
  fields.optional(tags.primitive(2)); // subjectUniqueID
  const list = fields.optional(tags.context(3));
  const extensions = list ? readExtensions(new Fields(list).next(tags.sequence)) : [];

  return {
    der,
    tbs,
    signatureAlgorithm,
    signatureOid: readObjectIdentifier(new Fields(signatureAlgorithm).next()),
    signature,
    serialNumber,
    publicKey,
    issuer: comparableName(issuerName.attributes),
    subject: comparableName(subjectName.attributes),
    issuerName,
    subjectName,
    ...dates,
    version: version ? (content(new Fields(version).next(tags.integer)).at(-1) ?? 0) + 1 : 1,
    extensions,
    summary: {
      ...summarise(issuerName.attributes, subjectName.attributes),
      ...dates,
      serial: serialHex(serialNumber),
      sha256: hex(digestOf('sha256', der)),
    },
  };
}

function nameOf(der: Uint8Array): Name {
  return { der, attributes: readName(der) };
}

function summarise(issuer: DistinguishedName, subject: DistinguishedName) {
  const name = tellingName(subject);
  const organisation = organisationName(subject);
  return {
    subject: name,
    ...(organisation !== undefined && organisation !== name && { organisation }),
    issuer: tellingName(issuer),
  };
}

function interpret(extensions: readonly Extension[]) {
  const value = (oid: string) => extensions.find((extension) => extension.oid === oid)?.value;
  const subjectKey = value(extensionOids.subjectKey);
  const authorityKey = value(extensionOids.authorityKey);
  const basic = value(extensionOids.basicConstraints);
  const usage = value(extensionOids.keyUsage);
  const purposes = value(extensionOids.purposes);
  const authority = authorityKey && parseDer(authorityKey, AuthorityKeyIdentifier).keyIdentifier;
  const constraints = basic && parseDer(basic, BasicConstraints);
  return {
    subjectKey: subjectKey && hex(new Uint8Array(parseDer(subjectKey, SubjectKeyIdentifier).buffer)),
    authorityKey: authority && hex(new Uint8Array(authority.buffer)),
    basicConstraints: constraints && { ca: constraints.cA, pathLength: constraints.pathLenConstraint },
    keyUsage: usage && parseDer(usage, KeyUsage).toNumber(),
    purposes: purposes && [...parseDer(purposes, ExtendedKeyUsage)],
    critical: extensions.filter(({ critical }) => critical).map(({ oid }) => oid),
  };
}

/** Without the zeros that keep the number from being negative. */
function serialHex(content: Uint8Array): string {
  return hex(content).replace(/^(00)+(?=..)/, '');
}

function hex(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('hex');
}
