/** The mathematics of one SignerInfo (RFC 5652, 5.3 to 5.6): the same for signatures and for timestamp tokens. */
import { Time } from '@peculiar/asn1-x509';
import type { HashName, Localized } from '@sealwright/core/api';
import { elements, octets } from '../asn1/ber.ts';
import { setOf } from '../asn1/der.ts';
import { parseDer } from '../asn1/parse-der.ts';
import { sameBytes } from '../asn1/same-bytes.ts';
import type { CertificateFields } from './certificate-fields.ts';
import { AlgorithmUnsupported, DigestUnsupported } from './errors.ts';
import { defects as defect, warnings as warning } from './findings.ts';
import { hashByOid, hashOid, hashTitle } from './hash-algorithms.ts';
import { digestOfSignature, readScheme } from './signature-scheme.ts';
import { attributeTypes, attributeValues, readSignerInfo, type SignedData, type SignerInfo } from './signed-data.ts';
import { findSigner } from './signer-certificate.ts';
import { namesCertificate } from './signing-certificate.ts';
import { type ContentDigest, type SignedInput, verifySignature } from './verify-signature.ts';

export interface SignerJudgement {
  readonly signerInfo: SignerInfo;
  readonly digestAlgorithm: string;
  readonly digestMatches: boolean;
  /** `undefined`: the certificate is missing or the algorithm not supported. */
  readonly signatureMatches: boolean | undefined;
  /** `undefined`: the attribute is absent, or there is no certificate to compare it with. */
  readonly signingCertificateMatches: boolean | undefined;
  readonly signer: CertificateFields | undefined;
  readonly signingTime: Date | undefined;
  readonly warnings: readonly Localized[];
  readonly defects: readonly Localized[];
}

/**
 * Judges the first signer. `contentDigest` gives digests of what is signed.
 * @throws `cms.digest-unsupported`; `undefined` when there is no signer at all.
 */
export async function judgeSigner(
  signedData: SignedData,
  contentDigest: ContentDigest,
): Promise<SignerJudgement | undefined> {
  const [first] = signedData.signers;
  if (!first) return undefined;
  const signerInfo = readSignerInfo(first);
  const findings = new Findings();
  if (signedData.signers.length > 1) findings.defects.push(defect.severalSigners);
  const hash = digestHash(signerInfo, findings);
  const signer = findSigner(signerInfo.sid, signedData.certificates);
  if (!signer) findings.warnings.push(warning.signerMissing);
  checkAlgorithms(signerInfo, hash, findings);
  const signatureMatches = signer && (await judgeValue(signerInfo, hash, signer, contentDigest, findings));
  return {
    signerInfo,
    digestAlgorithm: hashTitle(signerInfo.digestAlgorithm.algorithm),
    digestMatches: signerInfo.signedAttributes
      ? await judgeAttributes(signerInfo, signedData.contentType, await contentDigest(hash), findings)
      : // Without attributes the signature value alone binds the content.
        signatureMatches !== false,
    signatureMatches,
    signingCertificateMatches: signer && judgeSigningCertificate(signerInfo, signer, findings),
    signer,
    signingTime: readSigningTime(signerInfo),
    ...findings,
  };
}

class Findings {
  readonly warnings: Localized[] = [];
  readonly defects: Localized[] = [];
}

function digestHash({ digestAlgorithm }: SignerInfo, findings: Findings): HashName {
  const oid = digestAlgorithm.algorithm;
  const settled = digestOfSignature(oid);
  if (settled) findings.defects.push(defect.digestAlgorithmWrong(oid));
  const hash = hashByOid(settled ?? oid);
  if (!hash) throw DigestUnsupported({ algorithm: hashTitle(oid) });
  return hash;
}

function checkAlgorithms({ signatureAlgorithm }: SignerInfo, hash: HashName, findings: Findings): void {
  const scheme = readScheme(signatureAlgorithm, hash);
  const demanded = scheme ? hashOid(scheme.hash) : digestOfSignature(signatureAlgorithm.algorithm);
  if (demanded && demanded !== hashOid(hash)) {
    findings.defects.push(defect.digestsDiffer(hashTitle(hashOid(hash)), hashTitle(demanded)));
  }
  if (scheme?.kind === 'rsa-pss' && scheme.mgfHash !== scheme.hash) findings.defects.push(defect.maskDiffers);
  if (hash === 'sha1' || scheme?.hash === 'sha1') findings.warnings.push(warning.weakDigest('SHA-1'));
}

async function judgeValue(
  signerInfo: SignerInfo,
  hash: HashName,
  signer: CertificateFields,
  contentDigest: ContentDigest,
  findings: Findings,
): Promise<boolean | undefined> {
  const { signatureAlgorithm, signature, signedAttributes } = signerInfo;
  const scheme = readScheme(signatureAlgorithm, hash);
  const judge = async (signed: SignedInput) => {
    if (!scheme) throw AlgorithmUnsupported({ algorithm: signatureAlgorithm.algorithm });
    const { fits, deviations } = await verifySignature(scheme, signer.publicKey, signed, signature);
    findings.warnings.push(...deviations.map((deviation) => warning.sm2[deviation]));
    return fits;
  };
  try {
    if (!signedAttributes) return await judge(contentDigest);
    const sorted = setOf(elements(signedAttributes));
    if (sameBytes(signedAttributes, sorted)) return await judge(signedAttributes);
    findings.warnings.push(warning.attributesUnsorted);
    // Signers that write them unsorted differ in what they sign: the bytes as they stand, or their DER.
    return (await judge(signedAttributes)) || (await judge(sorted));
  } catch (error) {
    if (!AlgorithmUnsupported.is(error)) throw error;
    findings.warnings.push(warning.algorithmUnsupported(error.data.algorithm));
    return undefined;
  }
}

async function judgeAttributes(
  { signedAttributes }: SignerInfo,
  expectedType: Uint8Array,
  expectedDigest: Uint8Array,
  findings: Findings,
): Promise<boolean> {
  const [contentType] = attributeValues(signedAttributes, attributeTypes.contentType);
  if (!contentType || !sameBytes(contentType, expectedType)) findings.defects.push(defect.contentTypeWrong);
  const [messageDigest, ...others] = attributeValues(signedAttributes, attributeTypes.messageDigest);
  if (!messageDigest || others.length > 0) {
    findings.defects.push(defect.messageDigestMissing);
    return false;
  }
  return sameBytes(octets(messageDigest), expectedDigest);
}

function judgeSigningCertificate(
  { signedAttributes }: SignerInfo,
  signer: CertificateFields,
  findings: Findings,
): boolean | undefined {
  const verdicts = ([1, 2] as const).flatMap((version) => {
    const type = version === 1 ? attributeTypes.signingCertificate : attributeTypes.signingCertificateV2;
    return attributeValues(signedAttributes, type).map((value) => namesCertificate({ version, value }, signer));
  });
  const judged = verdicts.filter((verdict) => verdict !== undefined);
  if (judged.length === 0) return undefined;
  const matches = judged.every(Boolean);
  if (!matches) findings.defects.push(defect.signingCertificateWrong);
  return matches;
}

function readSigningTime({ signedAttributes }: SignerInfo): Date | undefined {
  const [value] = attributeValues(signedAttributes, attributeTypes.signingTime);
  if (!value) return undefined;
  try {
    const time = parseDer(value, Time).getTime();
    return Number.isNaN(time.getTime()) ? undefined : time;
  } catch {
    return undefined;
  }
}
