import type { Locale, Localized } from '@sealwright/core/api';
import type { WrittenEntry } from '../common-audit-entry.ts';
import { outcomeWords } from '../common-chain-words.ts';

export const columnTitles: readonly Localized[] = [
  { 'zh-CN': '序号', en: 'Number' },
  { 'zh-CN': '时间（UTC）', en: 'Time (UTC)' },
  { 'zh-CN': '事件', en: 'Event' },
  { 'zh-CN': '结果', en: 'Outcome' },
  { 'zh-CN': '说明', en: 'What happened' },
  { 'zh-CN': '详情', en: 'Details' },
  { 'zh-CN': '摘要', en: 'Digest' },
  { 'zh-CN': '前一条的摘要', en: 'Digest before' },
];

/** What stands in the columns. */
export function cellsOf({ entry, digest }: WrittenEntry, locale: Locale): string[] {
  const { number, time, event, outcome, sentence, facts = [], previous } = entry;
  const details = facts.map(
    ({ title, value }) => `${title[locale]}: ${typeof value === 'string' ? value : value[locale]}`,
  );
  const words = outcomeWords[outcome][locale];
  return [String(number), time, event, words, sentence[locale], details.join('\n'), digest, previous];
}
