import type { CertificateCheck, Localized } from '@sealwright/core/api';
import type { JudgeParts } from './judge-parts.ts';
import { refuse, UNTRUSTED } from './refusals.ts';
import type { CertificateTask, JudgePolicy, Verdict } from './verdict.ts';

/** Whether the platform's authorities vouch for a certificate, now. Without authorities nobody does. */
export async function judgeCertificate(
  { checks }: Pick<JudgeParts, 'checks'>,
  { chain, policy = {} }: CertificateTask,
): Promise<Verdict> {
  const { anchors = [], revocation = false, crls = [] } = policy;
  const check = await checks.check({ chain, anchors, revocation, crls });
  const fault = check.trust === 'trusted' ? unknownOf(check, policy) : check.sentence;
  return fault ? refuse('certificate-refused', fault) : { accepted: true, pages: 0, signatures: [] };
}

/** What is left open about revocation, where that may not be. */
function unknownOf({ path }: CertificateCheck, { revocation, crls = [], unknownRevocation }: JudgePolicy) {
  if (unknownRevocation !== 'refuse' || !(revocation || crls.length > 0)) return undefined;
  const open = path.find((element) => !element.isAnchor && element.revocation.state !== 'good');
  return open && named(open.certificate.subject, open.revocation.sentence);
}

function named(subject: string, sentence: Localized = UNTRUSTED): Localized {
  return { 'zh-CN': `“${subject}”：${sentence['zh-CN']}`, en: `${subject}: ${sentence.en}` };
}
