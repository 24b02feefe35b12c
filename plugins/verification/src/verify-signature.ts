import type { Localized, PdfDocument, PdfSignature, SignatureReport, TimestampInspection } from '@sealwright/core/api';
import { type Certificate, parseCertificate } from '@sealwright/crypto/x509';
import { clauseOf, type InspectionResult } from './inspect-signature.ts';
import { judgeIntegrity } from './judge-integrity.ts';
import type { RevocationJudgement } from './judge-revocation.ts';
import { isDoubtful, type SealJudgement } from './judge-seal.ts';
import type { TrustJudgement } from './judge-trust.ts';
import { judgeLaterChanges, type LaterChanges, limitsAfter } from './later-changes.ts';
import { coverageDefects } from './messages/labels.ts';
import { signatureSentence } from './messages/signature-sentence.ts';
import { describeSteps } from './messages/steps.ts';

export interface SignatureFacts {
  readonly signature: PdfSignature;
  readonly result: InspectionResult;
  readonly trust: TrustJudgement | undefined;
  /** Where the signature carries an electronic seal. */
  readonly seal: SealJudgement | undefined;
  /** Where it was asked for. */
  readonly revocation: RevocationJudgement | undefined;
  /** A root that would make the signer trusted. */
  readonly root: Certificate | undefined;
  readonly later: LaterChanges | undefined;
  /** Why what follows could not be compared. */
  readonly incomparable: Localized | undefined;
}

/** Compares what follows a signature's revision, by the limits that it and the earlier ones set. */
export async function compareLater(
  document: PdfDocument,
  signature: PdfSignature,
  all: readonly PdfSignature[],
): Promise<Pick<SignatureFacts, 'later' | 'incomparable'>> {
  const { coverage } = signature;
  if (coverage.kind !== 'revision') return { later: undefined, incomparable: undefined };
  const upToThis = all.filter((each) => each.coverage.kind !== 'malformed' && each.coverage.end <= coverage.end);
  try {
    const changes = await document.changesSince(coverage.end);
    return { later: judgeLaterChanges(changes, limitsAfter(upToThis)), incomparable: undefined };
  } catch (fault) {
    return { later: undefined, incomparable: clauseOf(fault) };
  }
}

/** `modifiedLater`: changes broke the limits of a signature that follows this one. */
export function reportSignature(facts: SignatureFacts, modifiedLater: boolean): SignatureReport {
  const { signature, result, trust, seal, revocation, later } = facts;
  const { inspection } = result;
  const own = judgeIntegrity({ signature, inspection, later });
  const modified = modifiedLater && own === 'valid-with-later-changes';
  const integrity = modified ? 'modified' : own;
  const kind = kindOf(signature);
  const sealDoubtful = trust?.outcome === 'trusted' && seal !== undefined && isDoubtful(seal);
  const revoked = revocation?.outcome === 'revoked';
  const outcome = sealDoubtful || revoked ? 'untrusted' : (trust?.outcome ?? 'not-checked');
  const claimedTime = inspection?.claimedTime ?? signature.claims.time;
  const { reason, location } = signature.claims;
  return {
    fields: signature.fields.map(({ name }) => name),
    format: inspection?.description ?? result.format,
    subFilter: signature.subFilter,
    kind,
    integrity,
    trust: outcome,
    sentence: signatureSentence({
      kind,
      integrity,
      trust: outcome,
      sealDoubtful,
      revoked,
      signer: trust?.signer?.summary.subject ?? signature.claims.name ?? '',
      later,
      reason: reasonOf(facts),
      modifiedLater: modified,
    }),
    steps: describeSteps({ ...facts, inspection, unreadable: inspection ? undefined : result.unreadable }),
    ...(trust?.signer && { signer: trust.signer.summary }),
    chain: trust?.chain.map(({ summary }: Certificate) => summary) ?? [],
    certificates: trust?.chain.map(({ der }: Certificate) => der) ?? [],
    ...(inspection && { digestAlgorithm: inspection.digestAlgorithm }),
    ...(facts.root && { offeredRoot: facts.root.summary }),
    ...(claimedTime && { claimedTime }),
    ...(inspection?.timestamp?.matches && { timestamp: timestampOf(inspection.timestamp, trust) }),
    ...((reason || location) && { claims: { ...(reason && { reason }), ...(location && { location }) } }),
    coverage: signature.coverage,
    laterChanges: later?.changes ?? [],
  };
}

function timestampOf(
  { time, signer }: TimestampInspection,
  trust: TrustJudgement | undefined,
): NonNullable<SignatureReport['timestamp']> {
  const authority = signer && parseCertificate(signer);
  return {
    time,
    authority: authority?.summary.subject ?? '',
    trusted: trust?.timestamped ?? false,
    ...(authority && { certificate: authority.der }),
  };
}

/** /SubFilter says what stands in /Contents; a signature that calls itself /DocTimeStamp is one all the same. */
export function kindOf({ subFilter, certification }: PdfSignature): SignatureReport['kind'] {
  if (subFilter === 'ETSI.RFC3161') return 'document-timestamp';
  return certification ? 'certification' : 'signature';
}

/** The first reason in the order in which `judgeIntegrity` judges. */
function reasonOf({ signature, result, incomparable }: SignatureFacts): Localized | undefined {
  if (signature.coverage.kind === 'malformed') return coverageDefects[signature.coverage.reason];
  if (!result.inspection) return result.unreadable;
  const { digestMatches, signatureMatches, signingCertificateMatches, seal, defects } = result.inspection;
  if (!digestMatches) return { 'zh-CN': '文档内容已被改动', en: 'the content of the document was changed' };
  if (signatureMatches === false) return { 'zh-CN': '签名值不正确', en: 'the signature value is wrong' };
  if (signingCertificateMatches === false)
    return { 'zh-CN': '签名指定了另一张证书', en: 'the signature names another certificate' };
  const [defect] = defects;
  if (defect) return { 'zh-CN': defect['zh-CN'].replace(/。$/, ''), en: defect.en.replace(/\.$/, '') };
  if (seal?.signerListed === false)
    return { 'zh-CN': '电子印章不属于签名者', en: 'its electronic seal does not belong to the signer' };
  if (seal?.signatureMatches === false)
    return { 'zh-CN': '电子印章被改动或系伪造', en: 'its electronic seal was changed or forged' };
  if (signatureMatches === undefined) return { 'zh-CN': '签名算法不受支持', en: 'its algorithm is not supported' };
  return incomparable;
}
