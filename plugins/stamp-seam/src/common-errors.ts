import { defineError } from '@sealwright/core/api';

export const OnePageDocument = defineError('seam.one-page-document', {
  'zh-CN': '文档只有 1 页。骑缝章要跨页，至少需要 2 页，请改用普通签章。',
  en: 'The document has one page. A seam seal runs across pages and needs two at least; use a normal seal.',
});
export const TooFewPages = defineError<{ chosen: number }>('seam.too-few-pages', {
  'zh-CN': '所选页面剩下 {chosen} 页，骑缝章至少需要 2 页。',
  en: 'The choice leaves pages: {chosen}. A seam seal needs two at least.',
});
export const NoFacingPages = defineError('seam.no-facing-pages', {
  'zh-CN': '所选页面中没有左右相对的两页，无法盖对开骑缝章。',
  en: 'No two of the chosen pages face each other, as a seal between facing pages needs.',
});
export const PositionUnreadable = defineError<{ position: string }>('seam.position-unreadable', {
  'zh-CN': '无法识别位置“{position}”，请写成 centre、80mm 或 30% 的形式。',
  en: 'The position "{position}" cannot be read. Write it like centre, 80mm or 30%.',
});
export const BeyondEdge = defineError<{ page: number; width: number; height: number }>('seam.beyond-edge', {
  'zh-CN': '印章在第 {page} 页上会超出页面，盖不完整，该页大小为 {width} × {height} mm。请调整位置或页面范围。',
  en: 'The seal would reach beyond page {page}, which measures {width} × {height} mm. Change its position or the pages.',
});
export const SharesUnreadable = defineError<{ shares: string }>('seam.shares-unreadable', {
  'zh-CN': '无法识别份额“{shares}”，请写成 3,1,1,3 的形式。',
  en: 'The shares "{shares}" cannot be read. Write them like 3,1,1,3.',
});
export const SharesUnfit = defineError<{ given: number; pages: number }>('seam.shares-unfit', {
  'zh-CN': '给出了 {given} 个份额，但一枚印章要分盖在 {pages} 页上。',
  en: 'Shares given: {given}, but a seal is spread over pages: {pages}.',
});
export const EndsTooLarge = defineError<{ first: number; last: number }>('seam.ends-too-large', {
  'zh-CN': '首页占 {first}%、末页占 {last}%，没有给其他页面留下份额。',
  en: 'With {first}% on the first page and {last}% on the last nothing is left for the others.',
});
export const SlicesTooThin = defineError<{ pages: number; width: string; least: number }>('seam.slices-too-thin', {
  'zh-CN':
    '一枚印章分盖在 {pages} 页上，最窄的一份只有 {width} mm，看不清（至少应为 {least} mm）。请减少每枚印章的页数。',
  en: 'Spread over {pages} pages, the narrowest slice of a seal is {width} mm; less than {least} mm cannot be made out. Let fewer pages share a seal.',
});
