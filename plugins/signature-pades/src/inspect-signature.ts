/** What a PAdES or PKCS#7 signature says of itself: ISO 32000-2, 12.8.3.3 and 12.8.5; ETSI EN 319 142-1. */

import type { InspectionInput, SignatureInspection, TimestampInspection } from '@sealwright/core/api';
import { sameBytes } from '@sealwright/crypto/asn1';
import {
  type ContentDigest,
  inspectSignatureTimestamp,
  isTimestamp,
  judgeSigner,
  judgeTimestamp,
  readSignedData,
  readTimestampToken,
  type SignedData,
  type SignerJudgement,
  signerInspection,
  timestampInspection,
  withoutSigner,
} from '@sealwright/crypto/cms';
import { digestOf } from '@sealwright/crypto/hash';
import { defects as defect, warnings as warning } from './findings.ts';

const CADES = 'ETSI.CAdES.detached';
const TIMESTAMP = 'ETSI.RFC3161';

/** @throws `asn1.unreadable`, `cms.digest-unsupported`: the signature cannot be judged. */
export async function inspectSignature(input: InspectionInput): Promise<SignatureInspection> {
  const signedData = readSignedData(input.contents);
  if (isTimestamp(signedData)) return inspectDocumentTimestamp(signedData, input);
  const wrapped = wrappedDigest(signedData, input.subFilter);
  const ofDocument: ContentDigest = (hash, prefix) => input.digest(hash, prefix);
  const judgement = await judgeSigner(signedData, wrapped ? digestsOf(wrapped) : ofDocument);
  if (!judgement) return withoutSigner(signedData);

  const warnings = [...judgement.warnings];
  const defects = [...judgement.defects];
  if (signedData.content && !wrapped) defects.push(defect.contentInside);
  if (input.subFilter === TIMESTAMP) defects.push(defect.timestampTypeWrong);
  if (input.subFilter === CADES) {
    if (judgement.signingTime) warnings.push(warning.claimedTimeInside);
    if (judgement.signer && judgement.signingCertificateMatches === undefined) {
      warnings.push(warning.signingCertificateMissing);
    }
  }
  const wrappedMatches = !wrapped || sameBytes(await input.digest('sha1'), wrapped);
  const timestamp = await inspectSignatureTimestamp(judgement, signedData, warnings);
  return {
    ...signerInspection(judgement, signedData),
    description: describe(input.subFilter, judgement, wrapped !== undefined, timestamp),
    digestMatches: judgement.digestMatches && wrappedMatches,
    ...(judgement.signingTime && { claimedTime: judgement.signingTime }),
    ...(timestamp && { timestamp }),
    warnings,
    defects,
  };
}

/** adbe.pkcs7.sha1: the content is the SHA-1 of the byte range (ISO 32000-1, 12.8.3.3.1). */
function wrappedDigest({ content }: SignedData, subFilter: string): Uint8Array | undefined {
  return subFilter === 'adbe.pkcs7.sha1' ? (content ?? new Uint8Array()) : undefined;
}

/** ISO 32000-2, 12.8.5: the token's imprint is the digest of the byte range. */
async function inspectDocumentTimestamp(signedData: SignedData, input: InspectionInput): Promise<SignatureInspection> {
  const judgement = await judgeTimestamp(readTimestampToken(signedData), (hash) => input.digest(hash));
  const { signer, imprintMatches, purposeFits } = judgement;
  return {
    ...signerInspection(signer, signedData),
    description: 'RFC 3161 document timestamp',
    digestMatches: imprintMatches && signer.digestMatches,
    timestamp: timestampInspection(judgement, signedData),
    warnings: [...signer.warnings, ...(purposeFits === false ? [warning.timestampPurpose] : [])],
    // A token that an authority gave for anything must not pass for a signature by that authority.
    defects: input.subFilter === TIMESTAMP ? signer.defects : [...signer.defects, defect.timestampInstead],
  };
}

function describe(
  subFilter: string,
  judgement: SignerJudgement,
  wrapped: boolean,
  timestamp: TimestampInspection | undefined,
): string {
  if (wrapped) return 'PKCS#7 SHA-1';
  if (subFilter !== CADES) return 'PKCS#7 detached';
  if (!judgement.signingCertificateMatches) return 'CAdES detached';
  return timestamp?.matches ? 'PAdES B-T' : 'PAdES B-B';
}

function digestsOf(data: Uint8Array): ContentDigest {
  return async (hash) => digestOf(hash, data);
}
