/** Writes CMS SignedData with one signer and detached content: RFC 5652, 5; GB/T 35275, 8. */
import { AsnSerializer } from '@peculiar/asn1-schema';
import { Time } from '@peculiar/asn1-x509';
import type { HashName } from '@sealwright/core/api';
import {
  algorithmIdentifier,
  encodeElement,
  explicit,
  implicit,
  objectIdentifier,
  octetString,
  sequence,
  setOf,
  smallInteger,
} from '../asn1/der.ts';
import { tags } from '../asn1/tags.ts';
import type { CertificateFields } from './certificate-fields.ts';
import { hashOid } from './hash-algorithms.ts';
import { attributeTypes, contentTypes, type Wrapping } from './signed-data.ts';
import { encodeSigningCertificateV2 } from './signing-certificate.ts';

/** What is decided about a signature before its digest is known. */
export interface SignedDataPlan {
  readonly wrapping: Wrapping;
  readonly hash: HashName;
  /** DER AlgorithmIdentifier of the signature. */
  readonly algorithm: Uint8Array;
  readonly signer: CertificateFields;
  /** DER, signer first, each once. */
  readonly certificates: readonly Uint8Array[];
}

/**
 * DER SET OF the signed attributes: content-type, message-digest, signing-certificate-v2 and, where it is given,
 * signing-time, which PAdES forbids.
 */
export function encodeSignedAttributes(
  plan: SignedDataPlan,
  messageDigest: Uint8Array,
  signingTime?: Date,
): Uint8Array {
  const time = signingTime && new Uint8Array(AsnSerializer.serialize(new Time(signingTime)));
  return setOf([
    attribute(attributeTypes.contentType, objectIdentifier(contentTypes[plan.wrapping].data)),
    attribute(attributeTypes.messageDigest, octetString(messageDigest)),
    ...(time ? [attribute(attributeTypes.signingTime, time)] : []),
    attribute(attributeTypes.signingCertificateV2, encodeSigningCertificateV2(plan.signer, plan.hash)),
  ]);
}

/** DER ContentInfo with one signer. `timestamp` is a TimeStampToken over `signature`. */
export function encodeSignedData(
  plan: SignedDataPlan,
  signedAttributes: Uint8Array,
  signature: Uint8Array,
  timestamp?: Uint8Array,
): Uint8Array {
  const { data, signedData: outer } = contentTypes[plan.wrapping];
  const digestAlgorithm = algorithmIdentifier(hashOid(plan.hash));
  const signerInfo = sequence(
    smallInteger(1),
    sequence(plan.signer.issuer, encodeElement(tags.integer, [plan.signer.serialNumber])),
    digestAlgorithm,
    implicit(0, signedAttributes),
    plan.algorithm,
    octetString(signature),
    ...(timestamp ? [implicit(1, setOf([attribute(attributeTypes.signatureTimeStampToken, timestamp)]))] : []),
  );
  const signedData = sequence(
    smallInteger(1),
    setOf([digestAlgorithm]),
    sequence(objectIdentifier(data)),
    implicit(0, setOf(plan.certificates)),
    setOf([signerInfo]),
  );
  return sequence(objectIdentifier(outer), explicit(0, signedData));
}

function attribute(type: string, value: Uint8Array): Uint8Array {
  return sequence(objectIdentifier(type), setOf([value]));
}

/** Tokens list some certificates twice; signatures do not. */
export function withoutDuplicates(chain: readonly Uint8Array[]): readonly Uint8Array[] {
  return [...new Map(chain.map((der) => [Buffer.from(der).toString('base64'), der])).values()];
}
