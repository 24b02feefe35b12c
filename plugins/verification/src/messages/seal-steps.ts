import type { Localized, VerificationStep } from '@sealwright/core/api';
import type { SealJudgement } from '../judge-seal.ts';
import { chainProblems } from './labels.ts';

/** The steps that an electronic seal adds (GB/T 38540, 7.2 and 8.2). */
export function sealSteps(judgement: SealJudgement | undefined): VerificationStep[] {
  return judgement ? [signerStep(judgement), valueStep(judgement), validityStep(judgement), makerStep(judgement)] : [];
}

function signerStep({ seal }: SealJudgement): VerificationStep {
  const id = 'seal-signer';
  if (seal.signerListed === undefined)
    return step(
      id,
      'not-checked',
      '电子印章列出签章者证书的方式不受支持。',
      'How the electronic seal names its holders is not supported.',
    );
  return seal.signerListed
    ? step(
        id,
        'passed',
        `电子印章“${seal.name}”属于签名者。`,
        `The electronic seal "${seal.name}" belongs to the signer.`,
      )
    : step(
        id,
        'failed',
        `电子印章“${seal.name}”不属于签名者。`,
        `The electronic seal "${seal.name}" does not belong to the signer.`,
      );
}

function valueStep({ seal }: SealJudgement): VerificationStep {
  const id = 'seal-value';
  if (seal.signatureMatches === undefined)
    return step(
      id,
      'not-checked',
      '电子印章的签名算法不受支持。',
      "The algorithm of the seal's maker is not supported.",
    );
  return seal.signatureMatches
    ? step(id, 'passed', '电子印章未被改动。', 'The electronic seal is as its maker made it.')
    : step(id, 'failed', '电子印章被改动或系伪造。', 'The electronic seal was changed or forged.');
}

function validityStep({ seal, inForce, time }: SealJudgement): VerificationStep {
  const id = 'seal-validity';
  const on = day(time);
  return inForce
    ? step(id, 'passed', `电子印章在 ${on} 有效。`, `The electronic seal was valid on ${on}.`)
    : step(
        id,
        'failed',
        `电子印章在 ${on} 不在有效期内（${day(seal.validFrom)} 至 ${day(seal.validTo)}）。`,
        `The electronic seal was not valid on ${on}, but from ${day(seal.validFrom)} to ${day(seal.validTo)}.`,
      );
}

function makerStep({ maker, outcome, problem }: SealJudgement): VerificationStep {
  const id = 'seal-maker';
  const name = maker?.summary.subject ?? '';
  if (outcome === 'not-checked')
    return step(id, 'not-checked', '没有指定受信任的根证书，未核实制章者。', 'The maker of the seal was not checked.');
  if (!problem) return step(id, 'passed', `制章者 ${name} 可信。`, `The maker of the seal, ${name}, is trusted.`);
  const why: Localized =
    problem.kind === 'maker-unreadable'
      ? { 'zh-CN': '制章者的证书无法读取', en: "the maker's certificate cannot be read" }
      : chainProblems[problem.kind];
  return step(
    id,
    'failed',
    `制章者 ${name} 不可信：${why['zh-CN']}。`,
    `The maker of the seal, ${name}, is not trusted: ${why.en}.`,
  );
}

function day(date: Date): string {
  return date.toISOString().slice(0, 10);
}

function step(id: VerificationStep['id'], state: VerificationStep['state'], zh: string, en: string): VerificationStep {
  return { id, state, sentence: { 'zh-CN': zh, en } };
}
