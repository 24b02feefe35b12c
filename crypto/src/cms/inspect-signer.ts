/** Judgements of CMS in the words of the point `signatureFormats`. */
import type { Localized, SignatureInspection, TimestampInspection } from '@sealwright/core/api';
import { defects as defect } from './findings.ts';
import { inspectTimestamp } from './inspect-timestamp.ts';
import type { SignerJudgement } from './judge-signer.ts';
import { attributeTypes, attributeValues, type SignedData } from './signed-data.ts';

export function signerInspection(judgement: SignerJudgement, { certificates }: SignedData) {
  const { digestAlgorithm, signatureMatches, signingCertificateMatches, signer } = judgement;
  return { digestAlgorithm, signatureMatches, signingCertificateMatches, signer: signer?.der, certificates };
}

/** SignedData that nobody signed. */
export function withoutSigner({ certificates }: SignedData): SignatureInspection {
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

/** The first signature timestamp (RFC 5126, 6.1.1): over the octets of the signature value. */
export async function inspectSignatureTimestamp(
  { signerInfo }: SignerJudgement,
  { certificates }: SignedData,
  warnings: Localized[],
): Promise<TimestampInspection | undefined> {
  const [value] = attributeValues(signerInfo.unsignedAttributes, attributeTypes.signatureTimeStampToken);
  return value && inspectTimestamp(value, signerInfo.signature, certificates, warnings);
}
