import type { Localized } from '@sealwright/core/api';

export const previewTexts = {
  title: { 'zh-CN': '打印预览', en: 'Print preview' },
  paperAndKeys: { 'zh-CN': '纸张，按方向键翻页', en: 'Paper; arrow keys turn the pages' },
  page: { 'zh-CN': '第 {page} 页，共 {pages} 页', en: 'Page {page} of {pages}' },
  pageNumber: { 'zh-CN': '页码', en: 'Page number' },
  firstPage: { 'zh-CN': '第一页', en: 'First page' },
  previousPage: { 'zh-CN': '上一页', en: 'Previous page' },
  nextPage: { 'zh-CN': '下一页', en: 'Next page' },
  lastPage: { 'zh-CN': '最后一页', en: 'Last page' },
  paper: { 'zh-CN': '纸张', en: 'Paper' },
  samePaper: { 'zh-CN': '与页面相同', en: 'As the page' },
  a4: { 'zh-CN': 'A4', en: 'A4' },
  scaled: {
    'zh-CN': '这一页比 A4 大，打印时缩小到 {percent}%，印章也会随之变小。',
    en: 'This page is larger than A4: it is printed at {percent}%, and seals shrink with it.',
  },
  margin: { 'zh-CN': '打印机不可打印的边距', en: 'Margin that the printer leaves blank' },
  marginHint: {
    'zh-CN': '图中斜线部分，多数打印机约为 4.2 毫米，可按打印机说明修改。',
    en: 'The hatched strip. Most printers leave about 4.2 mm; the manual of yours says how much.',
  },
  unsigned: {
    'zh-CN': '未签署的印章只作预览：现在打印，纸上没有它们。请先提交签署，再打印。',
    en: 'Seals that are not signed yet are only shown here and will not be on paper. Sign first, then print.',
  },
  lost: {
    'zh-CN': '{stamp}有一部分打印不出来：第 {pages} 页。',
    en: 'The printer would cut off a part of {stamp}. Pages: {pages}.',
  },
  lostHint: { 'zh-CN': '请把印章移离页边 {mm} 毫米以上。', en: 'Move it at least {mm} mm away from the edge.' },
  inset: { 'zh-CN': '内缩 {mm} 毫米', en: 'Move in {mm} mm' },
  show: { 'zh-CN': '查看第 {page} 页', en: 'Show page {page}' },
  allPrinted: { 'zh-CN': '待签署的印章都在可打印范围内。', en: 'All seals to be signed are within the printed area.' },
  drawing: { 'zh-CN': '正在生成预览…', en: 'Drawing…' },
  faulty: { 'zh-CN': '这一页无法生成预览，可能已损坏。', en: 'This page cannot be drawn. It may be damaged.' },
  close: { 'zh-CN': '关闭', en: 'Close' },
  print: { 'zh-CN': '打印…', en: 'Print…' },
} as const satisfies Record<string, Localized>;
