/** A root that signs once and is forgotten, and the signers' certificates that it issues (X.509 v3, RFC 5280). */
import { createHash, randomBytes } from 'node:crypto';
import { AsnConvert, BitString, OctetString } from '@peculiar/asn1-schema';
import {
  AlgorithmIdentifier,
  AttributeTypeAndValue,
  AttributeValue,
  AuthorityKeyIdentifier,
  BasicConstraints,
  Certificate,
  Extension,
  Extensions,
  id_ce_authorityKeyIdentifier,
  id_ce_basicConstraints,
  id_ce_keyUsage,
  id_ce_subjectKeyIdentifier,
  KeyIdentifier,
  Name,
  RelativeDistinguishedName,
  SubjectKeyIdentifier,
  type SubjectPublicKeyInfo,
  TBSCertificate,
  Validity,
  Version,
} from '@peculiar/asn1-x509';
import { type DemoKeys, type KeyType, makeKeys } from './demo-keys.ts';

export interface Subject {
  readonly organisation: string;
  readonly unit: string;
  readonly commonName: string;
}

export interface SignerRequest {
  readonly subject: Subject;
  readonly keyType: KeyType;
}

export interface Period {
  readonly from: Date;
  readonly to: Date;
}

export interface IssuedSigner {
  /** DER. */
  readonly certificate: Uint8Array;
  readonly validity: Period;
  /** The caller wipes the private one. */
  readonly keys: DemoKeys;
}

export interface Issuance {
  /** The root's certificate, DER. */
  readonly root: Uint8Array;
  /** In the order of the requests. */
  readonly signers: readonly IssuedSigner[];
}

interface Certified {
  readonly subject: Subject;
  readonly publicKey: SubjectPublicKeyInfo;
  readonly validity: Period;
  readonly extensions: readonly Extension[];
}

/**
 * Makes a root (20 years; ECDSA P-256 if nothing else is said) and certificates for signers (10 years). The root's private key exists only
 * during this call, so nobody can have more certificates issued under a root that a user once trusted.
 */
export async function issueCertificates(
  root: Subject,
  requests: readonly SignerRequest[],
  now: Date,
  rootKeyType: KeyType = 'ec-p256',
): Promise<Issuance> {
  const rootKeys = await makeKeys(rootKeyType);
  const issue = (certified: Certified) => certify(certified, root, rootKeys);
  const rootCertificate = issue({
    subject: root,
    publicKey: rootKeys.publicKey,
    validity: yearsFrom(now, 20),
    extensions: [
      critical(id_ce_basicConstraints, new BasicConstraints({ cA: true, pathLenConstraint: 0 })),
      critical(id_ce_keyUsage, CERTIFICATE_AND_CRL_SIGNING),
      plain(id_ce_subjectKeyIdentifier, new SubjectKeyIdentifier(keyIdentifier(rootKeys.publicKey))),
    ],
  });
  const authority = new AuthorityKeyIdentifier({
    keyIdentifier: new KeyIdentifier(keyIdentifier(rootKeys.publicKey)),
  });
  const validity = yearsFrom(now, 10);
  const signers = await Promise.all(
    requests.map(async ({ subject, keyType }) => {
      const keys = await makeKeys(keyType);
      const certificate = issue({
        subject,
        publicKey: keys.publicKey,
        validity,
        extensions: [
          critical(id_ce_basicConstraints, new BasicConstraints()),
          critical(id_ce_keyUsage, DIGITAL_SIGNATURE_AND_NON_REPUDIATION),
          plain(id_ce_subjectKeyIdentifier, new SubjectKeyIdentifier(keyIdentifier(keys.publicKey))),
          plain(id_ce_authorityKeyIdentifier, authority),
        ],
      });
      return { certificate, validity, keys };
    }),
  );
  rootKeys.privateKey.fill(0);
  return { root: rootCertificate, signers };
}

/** PEM (RFC 7468) of a DER certificate. */
export function toPem(certificate: Uint8Array): string {
  const lines =
    Buffer.from(certificate)
      .toString('base64')
      .match(/.{1,64}/g) ?? [];
  return ['-----BEGIN CERTIFICATE-----', ...lines, '-----END CERTIFICATE-----', ''].join('\n');
}

function certify({ subject, publicKey, validity, extensions }: Certified, issuer: Subject, issuerKeys: DemoKeys) {
  const algorithm = new AlgorithmIdentifier({ algorithm: issuerKeys.signatureOid });
  const certificate = new Certificate({
    tbsCertificate: new TBSCertificate({
      version: Version.v3,
      serialNumber: serialNumber(),
      signature: algorithm,
      issuer: distinguishedName(issuer),
      validity: new Validity({ notBefore: validity.from, notAfter: validity.to }),
      subject: distinguishedName(subject),
      subjectPublicKeyInfo: publicKey,
      extensions: new Extensions([...extensions]),
    }),
    signatureAlgorithm: algorithm,
  });
  const signed = Buffer.from(AsnConvert.serialize(certificate.tbsCertificate));
  certificate.signatureValue = toArrayBuffer(issuerKeys.sign(signed));
  return new Uint8Array(AsnConvert.serialize(certificate));
}

/** Positive and 126 bits wide: RFC 5280, 4.1.2.2 wants a positive integer of at most 20 octets. */
function serialNumber(): ArrayBuffer {
  const bytes = randomBytes(16);
  bytes[0] = (bytes[0]! & 0x3f) | 0x40;
  return toArrayBuffer(bytes);
}

/** Begins a day early, so that a machine with a slow clock accepts the certificate too. */
function yearsFrom(now: Date, years: number): Period {
  const from = new Date(now);
  from.setUTCHours(0, 0, 0, 0);
  from.setUTCDate(from.getUTCDate() - 1);
  const to = new Date(from);
  to.setUTCFullYear(to.getUTCFullYear() + years);
  return { from, to };
}

function distinguishedName({ organisation, unit, commonName }: Subject): Name {
  const attribute = (type: string, value: AttributeValue) =>
    new RelativeDistinguishedName([new AttributeTypeAndValue({ type, value })]);
  return new Name([
    attribute('2.5.4.6', new AttributeValue({ printableString: 'CN' })),
    attribute('2.5.4.10', new AttributeValue({ utf8String: organisation })),
    attribute('2.5.4.11', new AttributeValue({ utf8String: unit })),
    attribute('2.5.4.3', new AttributeValue({ utf8String: commonName })),
  ]);
}

/** Method (1) of RFC 5280, 4.2.1.2: SHA-1 of the key's bit string. A name for the key, not a protection. */
function keyIdentifier({ subjectPublicKey }: SubjectPublicKeyInfo): Uint8Array {
  return createHash('sha1').update(Buffer.from(subjectPublicKey)).digest();
}

/** Named bits (RFC 5280, 4.2.1.3) from the most significant down, trailing zeros left out as DER wants it. */
const DIGITAL_SIGNATURE_AND_NON_REPUDIATION = new BitString(Uint8Array.of(0b1100_0000), 6);
const CERTIFICATE_AND_CRL_SIGNING = new BitString(Uint8Array.of(0b0000_0110), 1);

function critical(extnID: string, value: object): Extension {
  return new Extension({ extnID, critical: true, extnValue: new OctetString(AsnConvert.serialize(value)) });
}

function plain(extnID: string, value: object): Extension {
  return new Extension({ extnID, extnValue: new OctetString(AsnConvert.serialize(value)) });
}

function toArrayBuffer(bytes: Uint8Array): ArrayBuffer {
  return Uint8Array.from(bytes).buffer;
}
