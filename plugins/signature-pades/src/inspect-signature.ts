/** What a PAdES or PKCS#7 signature says of itself: ISO 32000-2, 12.8.3.3 and 12.8.5; ETSI EN 319 142-1. */
import { createHash } from 'node:crypto';
import type { InspectionInput, Localized, SignatureInspection, TimestampInspection } from '@sealwright/core/api';
import { DigestUnsupported } from './errors.ts';
import { defects as defect, warnings as warning } from './findings.ts';
import { type ContentDigest, judgeSigner, type SignerJudgement } from './judge-signer.ts';
import { sameBytes } from './same-bytes.ts';
import { attributeTypes, attributeValues, readSignedData, type SignedData } from './signed-data.ts';
import {
  isTimestamp,
  judgeTimestamp,
  readTimestampToken,
  type TimestampJudgement,
  timestampMatches,
} from './timestamp-token.ts';

const CADES = 'ETSI.CAdES.detached';
const TIMESTAMP = 'ETSI.RFC3161';

/** @throws `pades.unreadable`, `pades.digest-unsupported`: the signature cannot be judged. */
export async function inspectSignature(input: InspectionInput): Promise<SignatureInspection> {
  const signedData = readSignedData(input.contents);
  if (isTimestamp(signedData)) return inspectDocumentTimestamp(signedData, input);
  const wrapped = wrappedDigest(signedData, input.subFilter);
  const judgement = await judgeSigner(signedData, wrapped ? digestOf(wrapped) : (hash) => input.digest(hash));
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
  const timestamp = await inspectSignatureTimestamp(judgement, signedData.certificates, warnings);
  return {
    ...common(judgement, signedData),
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
    ...common(signer, signedData),
    description: 'RFC 3161 document timestamp',
    digestMatches: imprintMatches && signer.digestMatches,
    timestamp: timestampInspection(judgement, signedData),
    warnings: [...signer.warnings, ...(purposeFits === false ? [warning.timestampPurpose] : [])],
    // A token that an authority gave for anything must not pass for a signature by that authority.
    defects: input.subFilter === TIMESTAMP ? signer.defects : [...signer.defects, defect.timestampInstead],
  };
}

/** The first signature timestamp (RFC 5126, 6.1.1): over the octets of the signature value. */
async function inspectSignatureTimestamp(
  { signerInfo }: SignerJudgement,
  certificates: readonly Uint8Array[],
  warnings: Localized[],
): Promise<TimestampInspection | undefined> {
  const [value] = attributeValues(signerInfo.unsignedAttributes, attributeTypes.signatureTimeStampToken);
  if (!value) return undefined;
  try {
    const token = readTimestampToken(readSignedData(value));
    const judgement = await judgeTimestamp(token, digestOf(signerInfo.signature), certificates);
    const matches = timestampMatches(judgement);
    if (matches === undefined) warnings.push(warning.timestampUnjudged);
    if (matches === false) warnings.push(warning.timestampWrong);
    if (judgement.purposeFits === false) warnings.push(warning.timestampPurpose);
    return timestampInspection(judgement, token.signedData);
  } catch (error) {
    warnings.push(DigestUnsupported.is(error) ? warning.timestampUnjudged : warning.timestampUnreadable);
    return undefined;
  }
}

function timestampInspection(judgement: TimestampJudgement, { certificates }: SignedData): TimestampInspection {
  return {
    time: judgement.time,
    matches: timestampMatches(judgement) === true,
    signer: judgement.signer.signer?.der,
    certificates,
  };
}

function common(judgement: SignerJudgement, { certificates }: SignedData) {
  const { digestAlgorithm, signatureMatches, signingCertificateMatches, signer } = judgement;
  return { digestAlgorithm, signatureMatches, signingCertificateMatches, signer: signer?.der, certificates };
}

function withoutSigner({ certificates }: SignedData): SignatureInspection {
  return {
    description: 'PKCS#7',
    digestAlgorithm: '',
    digestMatches: false,
    signatureMatches: false,
    signingCertificateMatches: undefined,
    signer: undefined,
    certificates,
    warnings: [],
    defects: [defect.noSigner],
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

function digestOf(data: Uint8Array): ContentDigest {
  return async (hash) => createHash(hash).update(data).digest();
}
