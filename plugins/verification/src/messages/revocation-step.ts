import type { Localized, VerificationStep } from '@sealwright/core/api';
import type { RevocationJudgement } from '../judge-revocation.ts';
import type { TrustJudgement } from '../judge-trust.ts';
import { unasked } from './revocation-sentences.ts';

/** Whether certificates were revoked; `revocation` is `undefined` if nobody asked. */
export function revocationStep(
  revocation: RevocationJudgement | undefined,
  trust: TrustJudgement | undefined,
): VerificationStep {
  if (!revocation) return step('not-checked', unasked.byNobody.sentence);
  const { outcome, certificate, status } = revocation;
  const { subject } = certificate.summary;
  const named: Localized = {
    'zh-CN': `“${subject}”：${status.sentence['zh-CN']}`,
    en: `${subject}: ${status.sentence.en}`,
  };
  switch (outcome) {
    case 'good':
      return step('passed', {
        'zh-CN': '签名者及其颁发者的证书均未被吊销。',
        en: "Neither the signer's certificate nor its issuers' was revoked.",
      });
    case 'revoked':
      return step('failed', trust?.timestamped ? named : and(named, unproven));
    case 'revoked-later':
      return step('warning', and(named, later));
    case 'open':
      return step('not-checked', named);
  }
}

const unproven: Localized = {
  'zh-CN': '没有可信的时间戳证明签名早于吊销。',
  en: 'No trusted timestamp proves that it was signed before.',
};
const later: Localized = {
  'zh-CN': '可信的时间戳证明签名早于吊销，签名不受影响。',
  en: 'A trusted timestamp proves that it was signed before, so the signature stands.',
};

function and(one: Localized, other: Localized): Localized {
  return { 'zh-CN': `${one['zh-CN']}${other['zh-CN']}`, en: `${one.en} ${other.en}` };
}

function step(state: VerificationStep['state'], sentence: Localized): VerificationStep {
  return { id: 'revocation', state, sentence };
}
