import type { Localized, SystemCheckData, SystemCheckFinding } from '@sealwright/core/api';
import type { CheckOutcome } from './common-check-rpc.ts';

export type Verdict = SystemCheckFinding['verdict'];
export type CheckGroup = SystemCheckData['group'];

/** In the order in which they are shown. */
export const GROUPS: readonly CheckGroup[] = ['drivers', 'keys', 'machine', 'network', 'program'];

export const groupTitles: Readonly<Record<CheckGroup, Localized>> = {
  drivers: { 'zh-CN': '驱动与程序库', en: 'Drivers and libraries' },
  keys: { 'zh-CN': '密钥、证书与印章', en: 'Keys, certificates and seals' },
  machine: { 'zh-CN': '本机', en: 'This computer' },
  network: { 'zh-CN': '网络', en: 'Network' },
  program: { 'zh-CN': '本软件', en: 'This program' },
};

export const verdictWords: Readonly<Record<Verdict, Localized>> = {
  passed: { 'zh-CN': '正常', en: 'Fine' },
  notice: { 'zh-CN': '提示', en: 'Note' },
  warning: { 'zh-CN': '需要注意', en: 'Attention' },
  failed: { 'zh-CN': '需要处理', en: 'To be mended' },
  'not-checked': { 'zh-CN': '未检测', en: 'Not checked' },
};

export const NOTHING_TO_CHECK: Localized = { 'zh-CN': '没有需要检测的内容。', en: 'There is nothing to look at.' };
const NOT_CHECKED: Localized = { 'zh-CN': '无法检测：', en: 'Could not be checked: ' };

/** The findings of an outcome; a check that could not be carried out is one that says why. */
export function findingsOf(outcome: CheckOutcome): readonly SystemCheckFinding[] {
  if ('findings' in outcome) return outcome.findings;
  const { sentence, code } = outcome.error;
  return [
    {
      verdict: 'not-checked',
      sentence: {
        'zh-CN': `${NOT_CHECKED['zh-CN']}${sentence['zh-CN']}`,
        en: `${NOT_CHECKED.en}${sentence.en}`,
      },
      facts: [{ title: { 'zh-CN': '错误代码', en: 'Error code' }, value: code, monospace: true }],
    },
  ];
}

export type VerdictCounts = Readonly<Record<Verdict, number>>;

export function countVerdicts(outcomes: Iterable<CheckOutcome>): VerdictCounts {
  const counts = { passed: 0, notice: 0, warning: 0, failed: 0, 'not-checked': 0 };
  for (const outcome of outcomes) for (const { verdict } of findingsOf(outcome)) counts[verdict] += 1;
  return counts;
}

/** The whole in one sentence. */
export function overallSentence({ failed, warning }: VerdictCounts): Localized {
  if (failed > 0) {
    return {
      'zh-CN': `有 ${failed} 项需要处理，处理后才能正常签署。`,
      en: `To be mended before signing works: ${failed}.`,
    };
  }
  if (warning > 0)
    return { 'zh-CN': `可以签署，有 ${warning} 项需要注意。`, en: `Ready to sign. Worth attention: ${warning}.` };
  return { 'zh-CN': '可以签署，一切正常。', en: 'Ready to sign, all is well.' };
}
