import { defineError } from '@sealwright/core/api';

export const QueryEmpty = defineError('text-search.query-empty', {
  'zh-CN': '请输入要查找的文字。',
  en: 'Enter the text to look for.',
});
export const QueryTooLong = defineError<{ most: number }>('text-search.query-too-long', {
  'zh-CN': '要查找的文字太长，最多 {most} 个字符。',
  en: 'The text to look for is too long; {most} characters are allowed.',
});
export const PatternInvalid = defineError<{ pattern: string; reason: string }>('text-search.pattern-invalid', {
  'zh-CN': '正则表达式“{pattern}”无法识别：{reason}',
  en: 'The regular expression "{pattern}" cannot be read: {reason}',
});
export const TooManyMatches = defineError<{ most: number }>('text-search.too-many-matches', {
  'zh-CN': '找到的结果超过 {most} 处，请输入更具体的文字。',
  en: 'More than {most} places were found. Enter a more specific text.',
});
export const TextUnreadable = defineError('text-search.failed', {
  'zh-CN': '无法读取此文件的文字，文件可能已损坏。',
  en: 'The text of this file cannot be read. The file may be damaged.',
});
