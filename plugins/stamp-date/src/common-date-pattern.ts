/**
 * Patterns of dates: letters stand for parts of the date, everything else for itself.
 *
 * | Token            | 18 July 2024, 9:05:03 |
 * | ---------------- | --------------------- |
 * | `yyyy`, `yy`     | 2024, 24              |
 * | `MM`, `M`        | 07, 7                 |
 * | `dd`, `d`        | 18, 18                |
 * | `HH`, `mm`, `ss` | 09, 05, 03            |
 * | `{y}`            | 二〇二四              |
 * | `{M}`            | 七                    |
 * | `{d}`            | 十八                  |
 * | `'on'`           | on; `''` is one quote |
 */
import { defineError } from '@sealwright/core/api';
import type { CalendarTime } from './common-calendar-time.ts';
import { counted, digitByDigit } from './common-chinese-numerals.ts';

export const DatePatternInvalid = defineError<{ part: string }>('date.pattern-invalid', {
  'zh-CN': '日期格式中的“{part}”无法识别。可用 yyyy、MM、dd、{y}、{M}、{d} 等，其他字母请放在单引号中。',
  en: 'The form of the date has an unknown part: "{part}". Use yyyy, MM, dd, {y}, {M}, {d}; put other letters in quotes.',
});
export const DatePatternWithoutDate = defineError('date.pattern-without-date', {
  'zh-CN': '日期格式中没有年、月或日，请写成 yyyy年MM月dd日 的形式。',
  en: 'The form of the date names no year, month or day. Write it like yyyy-MM-dd.',
});

const two = (number: number) => String(number % 100).padStart(2, '0');

const DATE_TOKENS: Readonly<Record<string, (time: CalendarTime) => string>> = {
  yyyy: ({ year }) => String(year).padStart(4, '0'),
  yy: ({ year }) => two(year),
  MM: ({ month }) => two(month),
  M: ({ month }) => String(month),
  dd: ({ day }) => two(day),
  d: ({ day }) => String(day),
  '{y}': ({ year }) => digitByDigit(year),
  '{M}': ({ month }) => counted(month),
  '{d}': ({ day }) => counted(day),
};
const TOKENS: typeof DATE_TOKENS = {
  ...DATE_TOKENS,
  HH: ({ hour }) => two(hour),
  mm: ({ minute }) => two(minute),
  ss: ({ second }) => two(second),
};

/** A run of one letter, something in braces or quotes, or any other character. */
const PART = /([A-Za-z])\1*|\{[^{}]*\}|'(?:[^']|'')*'|./gsu;
const QUOTED = /^'(.*)'$/s;

/** The date as the pattern shows it; `date.pattern-invalid`, `date.pattern-without-date`. */
export function formatDate(pattern: string, time: CalendarTime): string {
  const parts = pattern.match(PART) ?? [];
  const text = parts.map((part) => shown(part, time)).join('');
  if (!parts.some((part) => Object.hasOwn(DATE_TOKENS, part))) throw DatePatternWithoutDate({});
  return text;
}

function shown(part: string, time: CalendarTime): string {
  if (Object.hasOwn(TOKENS, part)) return TOKENS[part]!(time);
  if (part === "''") return "'";
  const quoted = QUOTED.exec(part)?.[1];
  if (quoted !== undefined) return quoted.replaceAll("''", "'");
  if (/[A-Za-z'{}]/.test(part)) throw DatePatternInvalid({ part });
  return part;
}
