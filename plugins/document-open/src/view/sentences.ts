import type { Locale, Localized } from '@sealwright/core/api';
import { fillText } from '@sealwright/ui';

/** A text in both languages with its values. */
export function about(text: Localized, values: Readonly<Record<string, string | number | Localized>>): Localized {
  const fill = (locale: Locale) =>
    fillText(
      text[locale],
      Object.fromEntries(
        Object.entries(values).map(([name, value]) => [name, typeof value === 'object' ? value[locale] : value]),
      ),
    );
  return { 'zh-CN': fill('zh-CN'), en: fill('en') };
}

const MOST_NAMED = 3;

/** Names in a sentence; of many the first ones. */
export function listOf(names: readonly string[]): Localized {
  const named = names.slice(0, MOST_NAMED);
  const isMore = names.length > named.length;
  const chinese = named.map((name) => `“${name}”`).join('、');
  const english = named.map((name) => `"${name}"`).join(', ');
  return {
    'zh-CN': isMore ? `${chinese}等 ${names.length} 个文件` : chinese,
    en: isMore ? `${english} and others` : english,
  };
}
