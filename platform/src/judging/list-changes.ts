import { groupChanges, type Localized, type RevisionChange } from '@sealwright/core/api';

/** Changes and pages that a sentence names; the rest is an ellipsis. */
const MOST = 5;

/** '修改了页面内容（第 2、3 页）' */
export function listChanges(changes: readonly RevisionChange[]): Localized {
  const parts = groupChanges(changes).map(({ label, pages }) => ({
    'zh-CN': pages.length > 0 ? `${label['zh-CN']}（第 ${abridge(pages, '、')} 页）` : label['zh-CN'],
    en: pages.length > 0 ? `${label.en} (page ${abridge(pages, ', ')})` : label.en,
  }));
  return {
    'zh-CN': cut(parts.map((part) => part['zh-CN'])).join('、'),
    en: cut(parts.map((part) => part.en)).join(', '),
  };
}

function abridge(pages: readonly number[], separator: string): string {
  return cut(pages.map((page) => String(page + 1))).join(separator);
}

function cut(items: readonly string[]): string[] {
  return items.length > MOST ? [...items.slice(0, MOST), '…'] : [...items];
}
