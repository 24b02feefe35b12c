import type { Localized } from '@sealwright/core/api';
import type { Outcome } from './common-audit-entry.ts';
import type { FileRelation } from './common-audit-rpc.ts';
import type { ChainFault, ChainReport } from './common-chain-report.ts';

export const outcomeWords: Readonly<Record<Outcome, Localized>> = {
  done: { 'zh-CN': '完成', en: 'Done' },
  failed: { 'zh-CN': '失败', en: 'Failed' },
  refused: { 'zh-CN': '已拒绝', en: 'Refused' },
};

const faultWords: Readonly<Record<ChainFault['kind'], Localized>> = {
  unreadable: { 'zh-CN': '不是有效的记录', en: 'is no entry' },
  altered: { 'zh-CN': '被改动过', en: 'was altered' },
  missing: { 'zh-CN': '之前缺少记录', en: 'comes after entries that are missing' },
  'out-of-order': { 'zh-CN': '不在它应在的位置', en: 'stands where it does not belong' },
  unlinked: { 'zh-CN': '与前一条记录不相接', en: 'does not follow the entry before it' },
  'other-log': { 'zh-CN': '属于另一份日志', en: 'belongs to another log' },
  checkpoint: { 'zh-CN': '的检查点签名不符', en: 'holds a checkpoint that does not fit' },
};

/** The state of a log in one sentence. */
export function chainSentence({ state, count, first = 1, fault }: ChainReport): Localized {
  if (state === 'empty') return { 'zh-CN': '日志还是空的', en: 'The log is empty' };
  const amount = { 'zh-CN': count.toLocaleString('zh-CN'), en: count.toLocaleString('en') };
  if (fault) {
    const words = faultWords[fault.kind];
    const where = fault.number ?? undefined;
    return {
      'zh-CN': `不完整：${where ? `第 ${where} 号记录` : `第 ${fault.line} 行`}${words['zh-CN']}；在它之前的 ${amount['zh-CN']} 条完整`,
      en: `Not intact: ${where ? `entry ${where}` : `line ${fault.line}`} ${words.en}; the ${amount.en} before it are intact`,
    };
  }
  const start = first > 1 ? { 'zh-CN': `（从第 ${first} 号起）`, en: ` (from number ${first} on)` } : NOTHING;
  const end =
    state === 'torn' ? { 'zh-CN': '；末尾有一条没有写完', en: '; one more was cut off while it was written' } : NOTHING;
  return {
    'zh-CN': `完整，${amount['zh-CN']} 条${start['zh-CN']}${end['zh-CN']}`,
    en: `Intact, ${amount.en} ${count === 1 ? 'entry' : 'entries'}${start.en}${end.en}`,
  };
}

/** How a checked file stands to the log here. */
export const relationWords: Readonly<Record<FileRelation, Localized>> = {
  'other-log': { 'zh-CN': '不是本机的这份日志', en: 'It is not the log of this profile.' },
  contained: { 'zh-CN': '与本机日志一致', en: 'The log of this profile holds the same entries.' },
  ahead: {
    'zh-CN': '文件中有本机日志已没有的记录：本机日志的末尾被删除过',
    en: 'It holds entries that the log of this profile has no more: that one was cut back.',
  },
  different: {
    'zh-CN': '与本机日志不同：其中一份被重写过',
    en: 'The log of this profile holds something else at the same place: one of them was rewritten.',
  },
};

const NOTHING: Localized = { 'zh-CN': '', en: '' };
