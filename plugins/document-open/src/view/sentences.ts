import type { Localized } from '@sealwright/core/api';

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
