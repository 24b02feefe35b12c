import { createHash } from 'node:crypto';
import { AsnConvert } from '@peculiar/asn1-schema';
import {
  AuthorityKeyIdentifier,
  BasicConstraints,
  ExtendedKeyUsage,
  Extensions,
  KeyUsage,
  SubjectKeyIdentifier,
} from '@peculiar/asn1-x509';
import type { CertificateSummary } from '@sealwright/core/api';
import { type BaseBlock, BitString, fromBER, GeneralizedTime, Integer, UTCTime } from 'asn1js';
import { comparableName, type NameAttribute, nameAttributes, organisationName, tellingName } from './names.ts';

/** An X.509 certificate (RFC 5280, 4.1) with the raw parts that signatures run over. */
export interface Certificate {
  readonly der: Uint8Array;
  readonly tbs: Uint8Array;
  readonly signatureAlgorithm: Uint8Array;
  /** Dotted. */
  readonly signatureOid: string;
  readonly signature: Uint8Array;
  readonly publicKey: Uint8Array;
  /** To be compared, not shown. */
  readonly issuer: string;
  readonly subject: string;
  readonly notBefore: Date;
  readonly notAfter: Date;
  readonly version: number;
  readonly subjectKey: string | undefined;
  readonly authorityKey: string | undefined;
  readonly basicConstraints: { readonly ca: boolean; readonly pathLength: number | undefined } | undefined;
  /** Bits as `KeyUsageFlags`; missing: every use. */
  readonly keyUsage: number | undefined;
  /** OIDs of purposes; missing: every purpose. */
  readonly purposes: readonly string[] | undefined;
  /** OIDs of the extensions marked critical. */
  readonly critical: readonly string[];
  readonly summary: CertificateSummary;
}

const oids = {
  subjectKey: '2.5.29.14',
  keyUsage: '2.5.29.15',
  basicConstraints: '2.5.29.19',
  authorityKey: '2.5.29.35',
  purposes: '2.5.29.37',
};

/** `undefined` for what cannot be read as a certificate; certificates come from strangers. */
export function parseCertificate(der: Uint8Array): Certificate | undefined {
  try {
    return readCertificate(der);
  } catch {
    return undefined;
  }
}

function readCertificate(der: Uint8Array): Certificate | undefined {
  const [tbs, algorithm, signature] = childrenOf(fromBER(der).result);
  if (!tbs || !algorithm || !(signature instanceof BitString)) return undefined;
  const fields = childrenOf(tbs);
  const explicitVersion = isContext(fields[0], 0) ? fields.shift() : undefined;
  const [serial, , issuer, validity, subject, publicKey, ...rest] = fields;
  if (!(serial instanceof Integer) || !issuer || !validity || !subject || !publicKey) return undefined;
  const [notBefore, notAfter] = childrenOf(validity);
  const extensions = readExtensions(rest);
  const names = { issuer: nameAttributes(issuer), subject: nameAttributes(subject) };
  const dates = { notBefore: dateOf(notBefore), notAfter: dateOf(notAfter) };
  return {
    der,
    tbs: bytesOf(tbs),
    signatureAlgorithm: bytesOf(algorithm),
    signatureOid: childrenOf(algorithm)[0]!.valueBlock.toString(),
    signature: new Uint8Array(signature.valueBlock.valueHexView),
    publicKey: bytesOf(publicKey),
    issuer: comparableName(names.issuer),
    subject: comparableName(names.subject),
    ...dates,
    version: explicitVersion ? Number(childrenOf(explicitVersion)[0]?.valueBlock.toString()) + 1 : 1,
    ...extensions,
    summary: { ...summarise(names), ...dates, serial: hex(serial.valueBlock.valueHexView), sha256: sha256(der) },
  };
}

function summarise({ issuer, subject }: { issuer: NameAttribute[][]; subject: NameAttribute[][] }) {
  const name = tellingName(subject);
  const organisation = organisationName(subject);
  return {
    subject: name,
    ...(organisation !== undefined && organisation !== name && { organisation }),
    issuer: tellingName(issuer),
  };
}

type ExtensionFields = Pick<
  Certificate,
  'subjectKey' | 'authorityKey' | 'basicConstraints' | 'keyUsage' | 'purposes' | 'critical'
>;

function readExtensions(fields: readonly BaseBlock[]): ExtensionFields {
  const [list] = childrenOf(fields.find((field) => isContext(field, 3)));
  const extensions = list ? AsnConvert.parse(bytesOf(list), Extensions) : [];
  const value = (oid: string) => extensions.find(({ extnID }) => extnID === oid)?.extnValue.buffer;
  const subjectKey = value(oids.subjectKey);
  const authorityKey = value(oids.authorityKey);
  const basic = value(oids.basicConstraints);
  const usage = value(oids.keyUsage);
  const purposes = value(oids.purposes);
  const authority = authorityKey && AsnConvert.parse(authorityKey, AuthorityKeyIdentifier).keyIdentifier;
  const constraints = basic && AsnConvert.parse(basic, BasicConstraints);
  return {
    subjectKey: subjectKey && hex(new Uint8Array(AsnConvert.parse(subjectKey, SubjectKeyIdentifier).buffer)),
    authorityKey: authority && hex(new Uint8Array(authority.buffer)),
    basicConstraints: constraints && { ca: constraints.cA, pathLength: constraints.pathLenConstraint },
    keyUsage: usage && AsnConvert.parse(usage, KeyUsage).toNumber(),
    purposes: purposes && [...AsnConvert.parse(purposes, ExtendedKeyUsage)],
    critical: extensions.filter(({ critical }) => critical).map(({ extnID }) => extnID),
  };
}

function childrenOf(block: BaseBlock | undefined): BaseBlock[] {
  const value = block && 'value' in block.valueBlock ? block.valueBlock.value : undefined;
  return Array.isArray(value) ? [...value] : [];
}

function isContext(block: BaseBlock | undefined, tag: number): boolean {
  return block?.idBlock.tagClass === 3 && block.idBlock.tagNumber === tag;
}

function dateOf(block: BaseBlock | undefined): Date {
  if (block instanceof UTCTime || block instanceof GeneralizedTime) return block.toDate();
  throw new Error('not a time');
}

function bytesOf(block: BaseBlock): Uint8Array {
  return new Uint8Array(block.valueBeforeDecodeView);
}

function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

function hex(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('hex');
}
