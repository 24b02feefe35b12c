import { defineError, formatPoint, parsePoint } from '@sealwright/core/api';
import type { Point } from './common-corner.ts';

/** JSON Schema pattern of the option `corrections`: '3:100mm,60mm;7:90mm,60mm'. */
export const CORRECTIONS_PATTERN = String.raw`^\s*\d{1,7}\s*[:：]\s*-?\d+(\.\d+)?\s*(mm|cm|in|pt)?\s*[,，]\s*-?\d+(\.\d+)?\s*(mm|cm|in|pt)?(\s*[;；]\s*\d{1,7}\s*[:：]\s*-?\d+(\.\d+)?\s*(mm|cm|in|pt)?\s*[,，]\s*-?\d+(\.\d+)?\s*(mm|cm|in|pt)?)*\s*$`;

export const CorrectionUnreadable = defineError<{ part: string }>('multipage.correction-unreadable', {
  'zh-CN': '无法识别个别页的位置“{part}”，请写成 3:100mm,60mm 的形式，多页之间用分号隔开。',
  en: 'The place "{part}" of a single page cannot be read. Write it like 3:100mm,60mm, with semicolons between pages.',
});
export const CorrectionRepeated = defineError<{ page: number }>('multipage.correction-repeated', {
  'zh-CN': '第 {page} 页的位置写了不止一次。',
  en: 'The place on page {page} is given more than once.',
});

/** The places of single pages, from the edges of the mode's corner, by the 0-based page. `multipage.correction-*`. */
export function parseCorrections(text: string): ReadonlyMap<number, Point> {
  const corrections = new Map<number, Point>();
  if (text.trim() === '') return corrections;
  for (const part of text.split(/[;；]/)) {
    const [page = '', at = '', ...rest] = part.split(/[:：]/);
    const point = parsePoint(at);
    if (!/^\d{1,7}$/.test(page.trim()) || !point || rest.length > 0) throw CorrectionUnreadable({ part: part.trim() });
    const index = Number(page) - 1;
    if (corrections.has(index)) throw CorrectionRepeated({ page: index + 1 });
    corrections.set(index, point);
  }
  return corrections;
}

/** As `parseCorrections` reads them, in the order of pages. */
export function formatCorrections(corrections: ReadonlyMap<number, Point>): string {
  return [...corrections]
    .sort(([a], [b]) => a - b)
    .map(([page, point]) => `${page + 1}:${formatPoint(point)}`)
    .join(';');
}
