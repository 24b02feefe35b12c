import { defineError } from '@sealwright/core/api';

/** `page`: 1-based. */
export const PageNotDrawn = defineError<{ page: number }>('print.page-not-drawn', {
  'zh-CN': '第 {page} 页无法生成打印图像，可能是内存不足或该页已损坏。请关闭其他文档后重试。',
  en: 'Page {page} could not be drawn for printing: there may be too little memory, or the page is damaged. Close other documents and try again.',
});
