/** Writes CMS SignedData as PAdES B-B and B-T want it: RFC 5652, 5; ETSI EN 319 142-1, 6.3. */
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
} from './der.ts';
import { hashOid } from './hash-algorithms.ts';
import type { SignaturePlan } from './signature-plan.ts';
import { attributeTypes, ID_DATA, ID_SIGNED_DATA } from './signed-data.ts';
import { encodeSigningCertificateV2 } from './signing-certificate.ts';
import { tags } from './tags.ts';

/**
 * DER SET OF the signed attributes: content-type, message-digest and signing-certificate-v2. No signing-time: PAdES
 * forbids it, the time stands in /M.
 */
export function encodeSignedAttributes(plan: SignaturePlan, messageDigest: Uint8Array): Uint8Array {
  return setOf([
    attribute(attributeTypes.contentType, objectIdentifier(ID_DATA)),
    attribute(attributeTypes.messageDigest, octetString(messageDigest)),
    attribute(attributeTypes.signingCertificateV2, encodeSigningCertificateV2(plan.signer, plan.hash)),
  ]);
}

/** DER ContentInfo with one signer. `timestamp` is a TimeStampToken over `signature`. */
export function encodeSignedData(
  plan: SignaturePlan,
  signedAttributes: Uint8Array,
  signature: Uint8Array,
  timestamp?: Uint8Array,
): Uint8Array {
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
    sequence(objectIdentifier(ID_DATA)),
    implicit(0, setOf(plan.certificates)),
    setOf([signerInfo]),
  );
  return sequence(objectIdentifier(ID_SIGNED_DATA), explicit(0, signedData));
}

function attribute(type: string, value: Uint8Array): Uint8Array {
  return sequence(objectIdentifier(type), setOf([value]));
}
