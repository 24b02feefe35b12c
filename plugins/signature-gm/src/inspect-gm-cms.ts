import type { InspectionInput, SignatureInspection } from '@sealwright/core/api';
import {
  defects as defect,
  inspectSignatureTimestamp,
  judgeSigner,
  readSignedData,
  recogniseSignedData,
  signerInspection,
  withoutSigner,
} from '@sealwright/crypto/cms';

/** By content types and algorithms: no SubFilter is agreed on for SM2. */
export function recognisesGmCms(contents: Uint8Array): boolean {
  return recogniseSignedData(contents) === 'chinese';
}

/** @throws `asn1.unreadable`, `cms.digest-unsupported`: the signature cannot be judged. */
export async function inspectGmCms(input: InspectionInput): Promise<SignatureInspection> {
  const signedData = readSignedData(input.contents);
  const judgement = await judgeSigner(signedData, (hash, prefix) => input.digest(hash, prefix));
  if (!judgement) return withoutSigner(signedData);
  const warnings = [...judgement.warnings];
  const timestamp = await inspectSignatureTimestamp(judgement, signedData, warnings);
  return {
    ...signerInspection(judgement, signedData),
    description: signedData.wrapping === 'gm' ? 'GB/T 35275 detached' : 'SM2 PKCS#7 detached',
    digestMatches: judgement.digestMatches,
    ...(judgement.signingTime && { claimedTime: judgement.signingTime }),
    ...(timestamp && { timestamp }),
    warnings,
    defects: signedData.content ? [...judgement.defects, defect.contentInside] : judgement.defects,
  };
}
