import type { Localized, SignatureReport } from '@sealwright/core/api';
import { companyCodeOf } from './company-code.ts';
import { OUTSIDE_VALIDITY, refuse, UNTRUSTED, verbatim } from './refusals.ts';
import type { CompanyClaim, JudgedSignature, JudgePolicy, Refusal } from './verdict.ts';

export type ReportedSignature = SignatureReport;

interface SignerTerms {
  readonly certificates: readonly string[];
  readonly company?: CompanyClaim;
  readonly policy?: JudgePolicy;
}

/** Whether all signatures that a revision adds are sound, and of the company whose turn it is. */
export function judgeSignatures(
  added: readonly ReportedSignature[],
  terms: SignerTerms,
): { readonly accepted: true; readonly signatures: readonly JudgedSignature[] } | Refusal {
  const signatures: JudgedSignature[] = [];
  for (const each of added) {
    if (each.integrity !== 'valid' && each.integrity !== 'valid-with-later-changes')
      return refuse('signature-invalid', each.sentence);
    // A document timestamp proves a time and no will: its authority is nobody's turn.
    if (each.kind === 'document-timestamp') continue;
    const { signer } = each;
    if (!signer || !isOfCompany(each, terms))
      return refuse('signature-foreign', verbatim(signer?.subject ?? each.fields.join(', ')));
    const fault = certificateFault(each, terms.policy);
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

/** By having been enrolled; or by the code in it, where authorities are asked for: what they say comes next. */
function isOfCompany({ signer, certificates: [der] }: ReportedSignature, terms: SignerTerms): boolean {
  const { certificates, company, policy: { anchors = [] } = {} } = terms;
  if (signer && certificates.includes(signer.sha256)) return true;
  if (!company || !der || anchors.length === 0) return false;
  return companyCodeOf(der, company.places) === company.code;
}

/** With authorities the verifier has judged the chain and all in it; without, the certificate's own dates are left. */
function certificateFault(
  { signer, trust, steps }: ReportedSignature,
  { anchors = [], revocation = false, crls = [], unknownRevocation = 'accept', at = new Date() }: JudgePolicy = {},
): Localized | undefined {
  if (signer && (at < signer.notBefore || at >= signer.notAfter)) return OUTSIDE_VALIDITY;
  const looksAtRevocation = revocation || crls.length > 0;
  const isDoubtful = anchors.length > 0 ? trust !== 'trusted' : looksAtRevocation && trust === 'untrusted';
  if (isDoubtful) return steps.find(({ state }) => state === 'failed')?.sentence ?? UNTRUSTED;
  if (!looksAtRevocation || unknownRevocation === 'accept') return undefined;
  const asked = steps.find(({ id }) => id === 'revocation');
  return !asked || asked.state === 'not-checked' ? (asked?.sentence ?? UNTRUSTED) : undefined;
}
