import type { Locale, Localized } from '@sealwright/core/api';

export type TextValues = Readonly<Record<string, string | number>>;

/** Replaces `{name}` by the value of that name; names without a value stay. */
export function fillText(template: string, values: TextValues = {}): string {
  return template.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));
}

/** A text in both languages with its values, each of which may be another in either. */
export function fillLocalized(
  text: Localized,
  values: Readonly<Record<string, string | number | Localized>>,
): Localized {
  const fill = (locale: Locale) => {
    const inLanguage = Object.entries(values).map(([name, value]) => [
      name,
      typeof value === 'object' ? value[locale] : value,
    ]);
    return fillText(text[locale], Object.fromEntries(inLanguage));
  };
  return { 'zh-CN': fill('zh-CN'), en: fill('en') };
}
