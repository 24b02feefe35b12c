import { defineError } from './errors.ts';

/**
 * JSON Schema pattern of `parsePageRange`'s input, for options in manifests. Commas and dashes may be those of a Chinese
 * keyboard.
 */
export const PAGE_RANGE_PATTERN = String.raw`^\s*(all|odd|even|last|\d{1,7}(\s*[-–~～－]\s*(\d{1,7}|last))?)(\s*[,，、]\s*(all|odd|even|last|\d{1,7}(\s*[-–~～－]\s*(\d{1,7}|last))?))*\s*$`;

export const PageRangeUnreadable = defineError<{ part: string }>('pages.unreadable', {
  'zh-CN': '无法识别页码“{part}”，请写成 1-3,5,last 的形式，或 all、odd、even。',
  en: 'The pages "{part}" cannot be read. Write them like 1-3,5,last, or all, odd, even.',
});
export const PageRangeBeyond = defineError<{ page: number; count: number }>('pages.beyond', {
  'zh-CN': '没有第 {page} 页，文档共 {count} 页。',
  en: 'There is no page {page}; the document has {count} pages.',
});
export const PageRangeEmpty = defineError<{ range: string; count: number }>('pages.empty', {
  'zh-CN': '“{range}”没有选中任何页面，文档共 {count} 页。',
  en: '"{range}" chooses no page of the document, which has {count}.',
});

const PART = /^(\d{1,7}|last)(?:\s*[-–~～－]\s*(\d{1,7}|last))?$/;
const LONGEST = 2_000;

/**
 * 0-based indexes of the pages that a range such as '1-3,5,last', 'odd', 'even' or 'all' names in a document of
 * `pageCount` pages: each once, in the order of the document, one at least. `pages.unreadable`, `pages.beyond`,
 * `pages.empty`.
 */
export function parsePageRange(range: string, pageCount: number): readonly number[] {
  if (range.length > LONGEST) throw PageRangeUnreadable({ part: `${range.slice(0, 20)}…` });
  const chosen = new Set<number>();
  for (const part of range.split(/[,，、]/)) {
    const { from, to, step } = span(part.trim(), pageCount);
    for (let page = from; page <= to; page += step) chosen.add(page - 1);
  }
  if (chosen.size === 0) throw PageRangeEmpty({ range: range.trim(), count: pageCount });
  return [...chosen].sort((a, b) => a - b);
}

/** From 1 on, both ends included. */
interface Span {
  readonly from: number;
  readonly to: number;
  readonly step: number;
}

function span(part: string, count: number): Span {
  if (part === 'all') return { from: 1, to: count, step: 1 };
  if (part === 'odd') return { from: 1, to: count, step: 2 };
  if (part === 'even') return { from: 2, to: count, step: 2 };
  const match = PART.exec(part);
  if (!match) throw PageRangeUnreadable({ part });
  const first = pageNumber(match[1]!, count);
  const second = match[2] === undefined ? first : pageNumber(match[2], count);
  return { from: Math.min(first, second), to: Math.max(first, second), step: 1 };
}

function pageNumber(text: string, count: number): number {
  const page = text === 'last' ? count : Number(text);
  if (page < 1 || page > count) throw PageRangeBeyond({ page, count });
  return page;
}
