import type { Locale, Localized } from '@sealwright/core/api';
import { useMemo } from 'react';
import { fillText, type TextValues } from './fill-text.ts';
import { useStore } from './use-store.ts';
import { useWorkbench } from './workbench-provider.tsx';

export type Translate = (text: Localized, values?: TextValues) => string;

/** The language in force. */
export function useLocale(): Locale {
  return useStore(useWorkbench().locale);
}

/**
 * Gives texts in the language in force; `{name}` is replaced by the value of that name.
 *
 * @example
 * const text = useText();
 * text({ 'zh-CN': '第 {page} 页', en: 'Page {page}' }, { page: 3 });
 */
export function useText(): Translate {
  const locale = useLocale();
  return useMemo(() => (text, values) => fillText(text[locale], values), [locale]);
}
