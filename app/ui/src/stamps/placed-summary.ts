import type { Localized } from '@sealwright/core/api';
import type { DraftStamp } from '../contracts/stamp-drafts.ts';

/** `StampModeView.summary`: where a stamp is, and what of it tells it from others. */
export function placedSummary({ places }: DraftStamp, what: string | undefined): Localized {
  const pages = [...new Set(places.map(({ page }) => page + 1))];
  const [only] = pages;
  const where =
    pages.length === 1
      ? { 'zh-CN': `第 ${only} 页`, en: `Page ${only}` }
      : { 'zh-CN': `${pages.length} 页`, en: `${pages.length} pages` };
  if (!what) return where;
  return { 'zh-CN': `${where['zh-CN']} · ${what}`, en: `${where.en} · ${what}` };
}
