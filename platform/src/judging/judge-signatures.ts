import type { Localized, SignatureReport } from '@sealwright/core/api';
import { refuse, verbatim } from './refusals.ts';
import type { JudgedSignature, JudgePolicy, Refusal } from './verdict.ts';

export type ReportedSignature = SignatureReport;

interface SignerTerms {
  readonly certificates: readonly string[];
  readonly policy?: JudgePolicy;
}

/** Whether all signatures that a revision adds are sound, and of one of the registered certificates. */
export function judgeSignatures(
  added: readonly ReportedSignature[],
  { certificates, policy = {} }: SignerTerms,
): { readonly accepted: true; readonly signatures: readonly JudgedSignature[] } | Refusal {
  const registered = new Set(certificates);
  const signatures: JudgedSignature[] = [];
  for (const each of added) {
    if (each.integrity !== 'valid' && each.integrity !== 'valid-with-later-changes')
      return refuse('signature-invalid', each.sentence);
    // A document timestamp proves a time and no will: its authority is nobody's turn.
    if (each.kind === 'document-timestamp') continue;
    const { signer } = each;
    if (!signer || !registered.has(signer.sha256))
      return refuse('signature-foreign', verbatim(signer?.subject ?? each.fields.join(', ')));
    const fault = certificateFault(each, policy);
    if (fault) return refuse('certificate-refused', fault);
    const time = each.timestamp?.trusted ? each.timestamp.time : each.claimedTime;
    signatures.push({
      fields: each.fields,
      format: each.format,
      subject: signer.subject,
      serial: signer.serial,
      certificateSha256: signer.sha256,
      ...(time && { time }),
    });
  }
  return signatures.length === 0 ? refuse('signature-missing') : { accepted: true, signatures };
}

/** With authorities the verifier has judged the chain and all in it; without, the certificate's own dates are left. */
function certificateFault(
  { signer, trust, steps }: ReportedSignature,
  { anchors = [], revocation = false, at = new Date() }: JudgePolicy,
): Localized | undefined {
  if (signer && (at < signer.notBefore || at >= signer.notAfter))
    return { 'zh-CN': '证书不在有效期内。', en: 'It is not within its period of validity.' };
  const isDoubtful = anchors.length > 0 ? trust !== 'trusted' : revocation && trust === 'untrusted';
  if (!isDoubtful) return undefined;
  const failed = steps.find(({ state }) => state === 'failed');
  return failed?.sentence ?? { 'zh-CN': '证书不受信任。', en: 'It is not trusted.' };
}
