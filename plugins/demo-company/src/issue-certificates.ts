/** A root that signs once and is forgotten, and the signers' certificates that it issues (X.509 v3, RFC 5280). */
import { createHash, generateKeyPair, type KeyObject, randomBytes, sign } from 'node:crypto';
import { promisify } from 'node:util';
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
  SubjectPublicKeyInfo,
  TBSCertificate,
  Validity,
  Version,
} from '@peculiar/asn1-x509';

export interface Subject {
  readonly organisation: string;
  readonly unit: string;
  readonly commonName: string;
}

export interface SignerRequest {
  readonly subject: Subject;
  readonly keyType: 'rsa-2048' | 'ec-p256';
}

export interface IssuedSigner {
  /** DER. */
  readonly certificate: Uint8Array;
  /** PrivateKeyInfo (RFC 5958), DER; the caller wipes it. */
  readonly privateKey: Uint8Array;
}

export interface Issuance {
  /** The root's certificate, DER. */
  readonly root: Uint8Array;
  /** In the order of the requests. */
  readonly signers: readonly IssuedSigner[];
}

interface KeyPair {
  readonly publicKey: KeyObject;
  readonly privateKey: KeyObject;
}

interface Certified {
  readonly subject: Subject;
  readonly publicKey: KeyObject;
  readonly years: number;
  readonly extensions: readonly Extension[];
}

const makeKeyPair = promisify(generateKeyPair);
const ECDSA_WITH_SHA256 = '1.2.840.10045.4.3.2';

/**
 * Makes a root (ECDSA P-256, 20 years) and certificates for signers (10 years). The root's private key exists only
 * during this call, so nobody can have more certificates issued under a root that a user once trusted.
 */
export async function issueCertificates(
  root: Subject,
  requests: readonly SignerRequest[],
  now: Date,
): Promise<Issuance> {
  const rootKeys = await makeKeys('ec-p256');
  const issue = (certified: Certified) => certify(certified, root, rootKeys.privateKey, now);
  const rootCertificate = issue({
    subject: root,
    publicKey: rootKeys.publicKey,
    years: 20,
    extensions: [
      critical(id_ce_basicConstraints, new BasicConstraints({ cA: true, pathLenConstraint: 0 })),
      critical(id_ce_keyUsage, CERTIFICATE_AND_CRL_SIGNING),
      plain(id_ce_subjectKeyIdentifier, new SubjectKeyIdentifier(keyIdentifier(rootKeys.publicKey))),
    ],
  });
  const authority = new AuthorityKeyIdentifier({
    keyIdentifier: new KeyIdentifier(keyIdentifier(rootKeys.publicKey)),
  });
  const signers = await Promise.all(
    requests.map(async ({ subject, keyType }) => {
      const keys = await makeKeys(keyType);
      const certificate = issue({
        subject,
        publicKey: keys.publicKey,
        years: 10,
        extensions: [
          critical(id_ce_basicConstraints, new BasicConstraints()),
          critical(id_ce_keyUsage, DIGITAL_SIGNATURE_AND_NON_REPUDIATION),
          plain(id_ce_subjectKeyIdentifier, new SubjectKeyIdentifier(keyIdentifier(keys.publicKey))),
          plain(id_ce_authorityKeyIdentifier, authority),
        ],
      });
      return { certificate, privateKey: keys.privateKey.export({ type: 'pkcs8', format: 'der' }) };
    }),
  );
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

function makeKeys(keyType: SignerRequest['keyType']): Promise<KeyPair> {
  return keyType === 'rsa-2048'
    ? makeKeyPair('rsa', { modulusLength: 2048 })
    : makeKeyPair('ec', { namedCurve: 'prime256v1' });
}

function certify(
  { subject, publicKey, years, extensions }: Certified,
  issuer: Subject,
  issuerKey: KeyObject,
  now: Date,
) {
  const algorithm = new AlgorithmIdentifier({ algorithm: ECDSA_WITH_SHA256 });
  const certificate = new Certificate({
    tbsCertificate: new TBSCertificate({
      version: Version.v3,
      serialNumber: serialNumber(),
      signature: algorithm,
      issuer: distinguishedName(issuer),
      validity: validity(now, years),
      subject: distinguishedName(subject),
      subjectPublicKeyInfo: publicKeyInfo(publicKey),
      extensions: new Extensions([...extensions]),
    }),
    signatureAlgorithm: algorithm,
  });
  const signed = Buffer.from(AsnConvert.serialize(certificate.tbsCertificate));
  certificate.signatureValue = toArrayBuffer(sign('sha256', signed, issuerKey));
  return new Uint8Array(AsnConvert.serialize(certificate));
}

/** Positive and 126 bits wide: RFC 5280, 4.1.2.2 wants a positive integer of at most 20 octets. */
function serialNumber(): ArrayBuffer {
  const bytes = randomBytes(16);
  bytes[0] = (bytes[0]! & 0x3f) | 0x40;
  return toArrayBuffer(bytes);
}

/** Begins a day early, so that a machine with a slow clock accepts the certificate too. */
function validity(now: Date, years: number): Validity {
  const from = new Date(now);
  from.setUTCHours(0, 0, 0, 0);
  from.setUTCDate(from.getUTCDate() - 1);
  const to = new Date(from);
  to.setUTCFullYear(to.getUTCFullYear() + years);
  return new Validity({ notBefore: from, notAfter: to });
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

function publicKeyInfo(key: KeyObject): SubjectPublicKeyInfo {
  return AsnConvert.parse(key.export({ type: 'spki', format: 'der' }), SubjectPublicKeyInfo);
}

/** Method (1) of RFC 5280, 4.2.1.2: SHA-1 of the key's bit string. A name for the key, not a protection. */
function keyIdentifier(key: KeyObject): Uint8Array {
  return createHash('sha1')
    .update(Buffer.from(publicKeyInfo(key).subjectPublicKey))
    .digest();
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
