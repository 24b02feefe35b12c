import type { Localized } from '@sealwright/core/api';
import { useLocale } from '@sealwright/ui';

const BETWEEN = { 'zh-CN': '、', en: ', ' };

/** Gives what a template places as one text. */
export function useParts(): (parts: readonly Localized[]) => string {
  const locale = useLocale();
  return (parts) => parts.map((part) => part[locale]).join(BETWEEN[locale]);
}
