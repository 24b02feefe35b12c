/** ESS signing-certificate attributes: RFC 2634, 5.4 (v1, SHA-1) and RFC 5035, 3 (v2). */
import { createHash } from 'node:crypto';
import { AsnArray, AsnIntegerArrayBufferConverter, AsnPropTypes, AsnSerializer } from '@peculiar/asn1-schema';
import { AlgorithmIdentifier, GeneralName, GeneralNames, Name } from '@peculiar/asn1-x509';
import { defineListOf, defineSequence } from './asn-sequence.ts';
import { type CertificateFields, sameName } from './certificate-fields.ts';
import { hashByOid, hashOid, type NodeHash } from './hash-algorithms.ts';
import { parseDer } from './parse-der.ts';
import { sameBytes } from './same-bytes.ts';

const { Any, Integer, OctetString } = AsnPropTypes;

class IssuerSerial {
  issuer = new GeneralNames();
  serialNumber = new ArrayBuffer(0);
}
defineSequence(IssuerSerial, {
  issuer: { type: GeneralNames },
  serialNumber: { type: Integer, converter: AsnIntegerArrayBufferConverter },
});

class CertificateId {
  certHash = new ArrayBuffer(0);
  issuerSerial?: IssuerSerial;
}
defineSequence(CertificateId, {
  certHash: { type: OctetString },
  issuerSerial: { type: IssuerSerial, optional: true },
});

class CertificateIdV2 {
  /** Absent: SHA-256. */
  hashAlgorithm?: AlgorithmIdentifier;
  certHash = new ArrayBuffer(0);
  issuerSerial?: IssuerSerial;
}
defineSequence(CertificateIdV2, {
  hashAlgorithm: { type: AlgorithmIdentifier, optional: true },
  certHash: { type: OctetString },
  issuerSerial: { type: IssuerSerial, optional: true },
});

class CertificateIds extends AsnArray<CertificateId> {}
defineListOf(CertificateIds, 'sequence', CertificateId);

class CertificateIdsV2 extends AsnArray<CertificateIdV2> {}
defineListOf(CertificateIdsV2, 'sequence', CertificateIdV2);

class SigningCertificate {
  certs = new CertificateIds();
  policies?: ArrayBuffer;
}
defineSequence(SigningCertificate, { certs: { type: CertificateIds }, policies: { type: Any, optional: true } });

class SigningCertificateV2 {
  certs = new CertificateIdsV2();
  policies?: ArrayBuffer;
}
defineSequence(SigningCertificateV2, { certs: { type: CertificateIdsV2 }, policies: { type: Any, optional: true } });

/** DER SigningCertificateV2 that names one certificate, with issuerSerial. */
export function encodeSigningCertificateV2(certificate: CertificateFields, hash: NodeHash): ArrayBuffer {
  const issuer = new GeneralName({ directoryName: parseDer(certificate.issuer, Name) });
  const id = Object.assign(new CertificateIdV2(), {
    ...(hash !== 'sha256' && { hashAlgorithm: new AlgorithmIdentifier({ algorithm: hashOid(hash) }) }),
    certHash: digest(hash, certificate.der),
    issuerSerial: Object.assign(new IssuerSerial(), {
      issuer: new GeneralNames([issuer]),
      serialNumber: Uint8Array.from(certificate.serialNumber).buffer,
    }),
  });
  return AsnSerializer.serialize(Object.assign(new SigningCertificateV2(), { certs: new CertificateIdsV2([id]) }));
}

/**
 * Whether the attribute's first entry, which must be the signer's, names this certificate. `undefined`: its hash
 * algorithm is not supported.
 */
export function namesCertificate(
  attribute: { readonly version: 1 | 2; readonly value: Uint8Array },
  certificate: CertificateFields,
): boolean | undefined {
  const id = firstId(attribute);
  if (!id) return false;
  if (!id.hash) return undefined;
  if (!sameBytes(new Uint8Array(id.certHash), new Uint8Array(digest(id.hash, certificate.der)))) return false;
  return !id.issuerSerial || namesIssuer(id.issuerSerial, certificate);
}

interface FoundId {
  readonly hash: NodeHash | undefined;
  readonly certHash: ArrayBuffer;
  readonly issuerSerial: IssuerSerial | undefined;
}

function firstId({ version, value }: { version: 1 | 2; value: Uint8Array }): FoundId | undefined {
  try {
    if (version === 1) {
      const id = parseDer(value, SigningCertificate).certs[0];
      return id && { hash: 'sha1', certHash: id.certHash, issuerSerial: id.issuerSerial };
    }
    const id = parseDer(value, SigningCertificateV2).certs[0];
    const hash = id?.hashAlgorithm ? hashByOid(id.hashAlgorithm.algorithm) : 'sha256';
    return id && { hash, certHash: id.certHash, issuerSerial: id.issuerSerial };
  } catch {
    return undefined;
  }
}

function namesIssuer({ issuer, serialNumber }: IssuerSerial, certificate: CertificateFields): boolean {
  const directoryName = issuer.find((name) => name.directoryName)?.directoryName;
  return (
    sameBytes(new Uint8Array(serialNumber), certificate.serialNumber) &&
    directoryName !== undefined &&
    sameName(new Uint8Array(AsnSerializer.serialize(directoryName)), certificate.issuer)
  );
}

function digest(hash: NodeHash, data: Uint8Array): ArrayBuffer {
  return Uint8Array.from(createHash(hash).update(data).digest()).buffer;
}
