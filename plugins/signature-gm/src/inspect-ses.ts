import type { InspectionInput, Localized, SealInspection, SignatureInspection } from '@sealwright/core/api';
import { sameBytes } from '@sealwright/crypto/asn1';
import { hashOid, hashTitle, inspectTimestamp, readCertificate, warnings as warning } from '@sealwright/crypto/cms';
import {
  dataHashAlgorithm,
  type ElectronicSeal,
  isHolder,
  isSesSignature,
  judgeSeal,
  judgeSesSignature,
  readSesSignature,
  type SesVerdict,
} from '@sealwright/crypto/ses';
import { defects as defect, warnings as sesWarning } from './findings.ts';
import { namesAnotherRange } from './property-info.ts';

export function recognisesSes(contents: Uint8Array): boolean {
  return isSesSignature(contents);
}

/** @throws `asn1.unreadable`, `ses.version-unsupported`: the signature cannot be judged. */
export async function inspectSes(input: InspectionInput): Promise<SignatureInspection> {
  const signature = readSesSignature(input.contents);
  const { seal, signer, time, timestamp: token, version, propertyInfo, dataHash } = signature;
  const warnings: Localized[] = [];
  const defects: Localized[] = [];
  const verdict = await judgeSesSignature(signature);
  for (const deviation of verdict?.deviations ?? []) warnings.push(warning.sm2[deviation]);
  if (!verdict) warnings.push(sesWarning.signatureUnjudged);
  const sealVerdict = await judgeSeal(seal);
  for (const deviation of sealVerdict?.deviations ?? []) warnings.push(sesWarning.seal[deviation]);
  if (version !== seal.version) warnings.push(sesWarning.versionsDiffer);
  if (input.byteRange && namesAnotherRange(propertyInfo, input.byteRange)) defects.push(defect.otherRange);
  const hash = dataHashAlgorithm(signature);
  const certificates = [signer, seal.maker, ...(input.certificates ?? [])];
  const timestamp = token && (await inspectTimestamp(token, signature.signature, certificates, warnings));
  return {
    description: `${version < 4 ? 'GM/T 0031' : 'GB/T 38540'} SES_Signature v${version}`,
    digestAlgorithm: hashTitle(hashOid(hash)),
    digestMatches: sameBytes(await input.digest(hash), dataHash),
    signatureMatches: verdict?.fits,
    // The certificate stands in what is signed, or in the seal's list, which is: `seal.signerListed` binds it.
    signingCertificateMatches: undefined,
    signer: readCertificate(signer) && signer,
    certificates,
    ...(time && { claimedTime: time }),
    ...(timestamp && { timestamp }),
    seal: sealInspection(seal, signer, sealVerdict),
    warnings,
    defects,
  };
}

function sealInspection(seal: ElectronicSeal, signer: Uint8Array, verdict: SesVerdict): SealInspection {
  const { name, id, validFrom, validTo, maker, holders } = seal;
  return {
    name,
    id,
    validFrom,
    validTo,
    signerListed: isHolder(holders, signer),
    signatureMatches: verdict?.fits,
    maker,
  };
}
