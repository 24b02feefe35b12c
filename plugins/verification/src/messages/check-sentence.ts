import type { ErrorRecord, Localized } from '@sealwright/core/api';
import type { ChainResult } from '../certificates/chain.ts';
import { chainProblems } from './labels.ts';

/** `problem`: why the certificates that the user trusts could not be read. */
export function checkSentence(result: ChainResult, hasAnchors: boolean, problem: ErrorRecord | undefined): Localized {
  if (problem) return problem.sentence;
  if (result.trusted)
    return { 'zh-CN': '证书可信，证书链完整且在有效期内。', en: 'The certificate is trusted and valid.' };
  if (!hasAnchors && (result.problem === 'root-not-trusted' || result.problem === 'issuer-missing'))
    return {
      'zh-CN': '尚未设置受信任的根证书，未核对颁发者身份。',
      en: 'No trusted root certificates are set, so the issuer was not checked.',
    };
  const label = chainProblems[result.problem];
  const { subject } = result.at.summary;
  return { 'zh-CN': `证书不可信：“${subject}”，${label['zh-CN']}。`, en: `Not trusted: ${subject}: ${label.en}.` };
}
