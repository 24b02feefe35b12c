import type { ErrorRecord, Localized, PathElement } from '@sealwright/core/api';
import type { ChainResult } from '../certificates/chain.ts';
import { chainProblems } from './labels.ts';

export interface CheckFacts {
  readonly result: ChainResult;
  readonly path: readonly PathElement[];
  readonly hasAnchors: boolean;
  /** Why the certificates that the user trusts could not be read. */
  readonly problem: ErrorRecord | undefined;
}

/** One sentence for the whole: what weighs most comes first. */
export function checkSentence({ result, path, hasAnchors, problem }: CheckFacts): Localized {
  const revoked = path.findIndex(({ revocation }) => revocation.state === 'revoked');
  if (revoked === 0) return path[0]!.revocation.sentence;
  if (revoked > 0) return about(path[revoked]!.certificate.subject, path[revoked]!.revocation.sentence);
  if (problem) return problem.sentence;
  if (result.trusted) return trustedSentence(path);
  if (!hasAnchors && (result.problem === 'root-not-trusted' || result.problem === 'issuer-missing'))
    return {
      'zh-CN': '尚未设置受信任的根证书，未核对颁发者身份。',
      en: 'No trusted root certificates are set, so the issuer was not checked.',
    };
  const label = chainProblems[result.problem];
  const { subject } = result.at.summary;
  return { 'zh-CN': `证书不可信：“${subject}”，${label['zh-CN']}。`, en: `Not trusted: ${subject}: ${label.en}.` };
}

function trustedSentence(path: readonly PathElement[]): Localized {
  const states = path.filter(({ isAnchor }) => !isAnchor).map(({ revocation }) => revocation.state);
  if (states.length > 0 && states.every((state) => state === 'good'))
    return {
      'zh-CN': '证书可信：证书链完整，在有效期内，未被吊销。',
      en: 'The certificate is trusted, valid and not revoked.',
    };
  return { 'zh-CN': '证书可信：证书链完整，在有效期内。', en: 'The certificate is trusted and valid.' };
}

function about(subject: string, sentence: Localized): Localized {
  return { 'zh-CN': `颁发者“${subject}”：${sentence['zh-CN']}`, en: `Issuer ${subject}: ${sentence.en}` };
}
