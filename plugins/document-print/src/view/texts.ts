import type { Localized } from '@sealwright/core/api';

export const TEXTS = {
  title: { 'zh-CN': '打印', en: 'Print' },
  pages: { 'zh-CN': '{pages} 页', en: '{pages} pages' },
  paper: { 'zh-CN': '纸张', en: 'Paper' },
  paperPages: { 'zh-CN': '{paper}（{pages} 页）', en: '{paper} ({pages} pages)' },
  scale: { 'zh-CN': '缩放', en: 'Scale' },
  actualSize: { 'zh-CN': '实际大小（100%）', en: 'Actual size (100%)' },
  hint: {
    'zh-CN': '请在接下来的打印窗口中选择“实际大小”或 100%，不要选“适合纸张”，否则印章的尺寸会改变。',
    en: 'In the print window that follows, choose "Actual size" or 100% and not "Fit to page": else seals change their size.',
  },
  mixed: {
    'zh-CN': '文档含有不同的页面尺寸，请分别选择纸张打印。',
    en: 'The pages have different sizes. Print them separately on their paper.',
  },
  mixedRuns: {
    'zh-CN': '文档含有不同的页面尺寸：每种纸张会打开一次打印窗口，请分别选择对应的纸张。',
    en: 'The pages have different sizes. A print window comes for each paper: choose that paper there.',
  },
  ask: { 'zh-CN': '下次不再提示，直接打印', en: 'Print at once next time' },
  print: { 'zh-CN': '打印', en: 'Print' },
  cancel: { 'zh-CN': '取消', en: 'Cancel' },
  reading: { 'zh-CN': '正在准备打印…', en: 'Preparing to print…' },
  drawing: { 'zh-CN': '正在准备第 {page} 页，共 {pages} 页…', en: 'Preparing page {page} of {pages}…' },
  printing: {
    'zh-CN': '请在系统的打印窗口中继续。没有出现打印窗口时，可用 PDF 阅读器打开后打印。',
    en: 'Go on in the print window of the system. If none has come, print from a PDF reader.',
  },
  openInReader: { 'zh-CN': '用 PDF 阅读器打开', en: 'Open in a PDF reader' },
} as const satisfies Record<string, Localized>;
