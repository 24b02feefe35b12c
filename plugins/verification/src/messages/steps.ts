import type { Localized, PdfSignature, SignatureInspection, VerificationStep } from '@sealwright/core/api';
import type { RevocationJudgement } from '../judge-revocation.ts';
import type { SealJudgement } from '../judge-seal.ts';
import type { TrustJudgement } from '../judge-trust.ts';
import type { LaterChanges } from '../later-changes.ts';
import { chainProblems, coverageDefects, listChanges } from './labels.ts';
import { revocationStep } from './revocation-step.ts';
import { sealSteps } from './seal-steps.ts';

export interface StepFacts {
  readonly signature: PdfSignature;
  readonly inspection: SignatureInspection | undefined;
  /** Why there is no inspection. */
  readonly unreadable: Localized | undefined;
  readonly later: LaterChanges | undefined;
  /** Why what follows could not be compared. */
  readonly incomparable: Localized | undefined;
  readonly trust: TrustJudgement | undefined;
  readonly seal: SealJudgement | undefined;
  readonly revocation: RevocationJudgement | undefined;
}

type State = VerificationStep['state'];

/** One line for every condition; nothing that was not checked looks as if it had been. */
export function describeSteps(facts: StepFacts): VerificationStep[] {
  return [
    ...formatSteps(facts),
    coverageStep(facts.signature),
    ...(facts.inspection ? valueSteps(facts.inspection) : []),
    ...sealSteps(facts.seal),
    laterStep(facts),
    ...timestampSteps(facts),
    ...chainSteps(facts),
    revocationStep(facts.revocation, facts.trust),
  ];
}

function formatSteps({ inspection, unreadable }: StepFacts): VerificationStep[] {
  if (!inspection) {
    const why = unreadable ?? { 'zh-CN': '签名内容无法识别', en: 'the contents of the signature are not recognised' };
    return [step('format', 'not-checked', `${why['zh-CN']}。`, `${capital(why.en)}.`)];
  }
  const { description, digestAlgorithm, defects, warnings } = inspection;
  return [
    ...defects.map((sentence): VerificationStep => ({ id: 'format', state: 'failed', sentence })),
    step(
      'format',
      'passed',
      `签名格式：${description}，${digestAlgorithm}。`,
      `Format: ${description}, ${digestAlgorithm}.`,
    ),
    ...warnings.map((sentence): VerificationStep => ({ id: 'format', state: 'warning', sentence })),
  ];
}

function coverageStep({ coverage }: PdfSignature): VerificationStep {
  if (coverage.kind === 'whole-file')
    return step('coverage', 'passed', '签名覆盖整个文件。', 'It covers the whole file.');
  if (coverage.kind === 'revision')
    return step('coverage', 'passed', '签名覆盖签署时的整个文件。', 'It covers the whole file as it was when signed.');
  const why = coverageDefects[coverage.reason];
  return step('coverage', 'failed', `覆盖范围异常：${why['zh-CN']}。`, `Its coverage is malformed: ${why.en}.`);
}

function valueSteps({ digestMatches, signatureMatches, signingCertificateMatches, seal }: SignatureInspection) {
  const steps = [
    digestMatches
      ? step('digest', 'passed', '文档摘要一致。', 'The digest of the document fits.')
      : step('digest', 'failed', '文档摘要不一致，内容已被改动。', 'The digest does not fit: the content was changed.'),
    signatureMatches === undefined
      ? step('signature-value', 'not-checked', '签名算法不受支持。', 'The signature algorithm is not supported.')
      : signatureMatches
        ? step('signature-value', 'passed', '签名值正确。', 'The signature value is right.')
        : step('signature-value', 'failed', '签名值不正确。', 'The signature value is wrong.'),
  ];
  if (signingCertificateMatches === false)
    steps.push(
      step('signing-certificate', 'failed', '签名指定了另一张证书。', 'The signature names another certificate.'),
    );
  else if (signingCertificateMatches)
    steps.push(step('signing-certificate', 'passed', '签名与签名者证书绑定。', 'It is bound to the certificate.'));
  else if (!seal)
    // A seal binds the certificate by its list of holders.
    steps.push(
      step('signing-certificate', 'not-checked', '签名未与证书绑定。', 'The signature is not bound to a certificate.'),
    );
  return steps;
}

function laterStep({ signature, later, incomparable }: StepFacts): VerificationStep {
  const id = 'later-changes';
  if (incomparable) return step(id, 'not-checked', `${incomparable['zh-CN']}。`, `${capital(incomparable.en)}.`);
  if (signature.coverage.kind === 'malformed')
    return step(id, 'not-checked', '覆盖范围异常，无法比较。', 'Cannot be compared: the coverage is malformed.');
  if (!later || later.changes.length === 0)
    return step(id, 'passed', '签署后没有改动。', 'Nothing was changed after it.');
  if (later.forbidden.length > 0) {
    const list = listChanges(later.forbidden);
    return step(
      id,
      'failed',
      `签署后有不允许的改动：${list['zh-CN']}。`,
      `Changes that are not permitted: ${list.en}.`,
    );
  }
  const list = listChanges(later.changes);
  const state = later.visible.length > 0 ? 'warning' : 'passed';
  return step(id, state, `签署后有允许的改动：${list['zh-CN']}。`, `Permitted changes after it: ${list.en}.`);
}

function timestampSteps({ inspection, trust }: StepFacts): VerificationStep[] {
  const timestamp = inspection?.timestamp;
  if (!timestamp) return [step('timestamp', 'not-checked', '没有时间戳。', 'There is no timestamp.')];
  if (!timestamp.matches)
    return [
      step(
        'timestamp',
        'failed',
        '时间戳不属于该签名或无法验证，不采信其时间。',
        'The timestamp does not fit or cannot be verified; its time is not used.',
      ),
    ];
  return trust?.timestamped
    ? [step('timestamp', 'passed', '时间戳正确且可信。', 'The timestamp fits and is trusted.')]
    : [
        step(
          'timestamp',
          'warning',
          '时间戳正确，但其机构未经核实。',
          'The timestamp fits; its authority is not verified.',
        ),
      ];
}

function chainSteps({ trust }: StepFacts): VerificationStep[] {
  if (!trust || trust.outcome === 'not-checked')
    return [
      step('certificate-chain', 'not-checked', '没有指定受信任的根证书。', 'No trusted root certificates were given.'),
      step(
        'certificate-validity',
        'not-checked',
        '未核对证书有效期。',
        'The validity of certificates was not checked.',
      ),
    ];
  const { problem } = trust;
  const day = trust.time.toISOString().slice(0, 10);
  const validity = step(
    'certificate-validity',
    'passed',
    `证书在 ${day} 有效。`,
    `The certificates were valid on ${day}.`,
  );
  if (!problem)
    return [step('certificate-chain', 'passed', '证书链可信。', 'The certificate chain is trusted.'), validity];
  const label = chainProblems[problem.kind];
  const name = problem.certificate ? `“${problem.certificate.summary.subject}”：` : '';
  const sentence: Localized = { 'zh-CN': `${name}${label['zh-CN']}。`, en: `${name.replace('：', ': ')}${label.en}.` };
  const isDate = problem.kind === 'expired' || problem.kind === 'not-yet-valid';
  if (isDate)
    return [
      step('certificate-chain', 'passed', '证书链完整。', 'The certificate chain is complete.'),
      { id: 'certificate-validity', state: 'failed', sentence },
    ];
  return [{ id: 'certificate-chain', state: 'failed', sentence }];
}

function step(id: VerificationStep['id'], state: State, zh: string, en: string): VerificationStep {
  return { id, state, sentence: { 'zh-CN': zh, en } };
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
