import type { Localized } from '@sealwright/core/api';

/** Every text of the viewer's window half. */
export const texts = {
  pages: { 'zh-CN': '文档页面', en: 'Pages of the document' },
  page: { 'zh-CN': '第 {page} 页', en: 'Page {page}' },
  pageBroken: {
    'zh-CN': '第 {page} 页的内容已损坏，无法完整显示。请让对方重新发送文件。',
    en: 'The contents of page {page} are damaged and cannot be shown in full. Ask the sender for the file again.',
  },
  opening: { 'zh-CN': '正在打开文档…', en: 'Opening the document…' },
  failed: { 'zh-CN': '无法打开文档', en: 'The document cannot be opened' },

  locked: { 'zh-CN': '文档已加密', en: 'The document is encrypted' },
  lockedHint: {
    'zh-CN': '请输入打开密码。密码只在本次打开期间使用，不会保存。',
    en: 'Enter its password. It is used while the document is open and not stored.',
  },
  password: { 'zh-CN': '打开密码', en: 'Password' },
  unlock: { 'zh-CN': '打开', en: 'Open' },

  fieldEmpty: { 'zh-CN': '待签署域“{name}”', en: 'Signature field “{name}”, still empty' },
  fieldSigned: { 'zh-CN': '签名域“{name}”已签署', en: 'Signature field “{name}” is signed' },
  claimedName: { 'zh-CN': '签名中写明的签署人：{name}', en: 'Signer as the signature says: {name}' },
  claimedTime: { 'zh-CN': '签名中写明的时间：{time}', en: 'Time as the signature says: {time}' },

  navigation: { 'zh-CN': '页码与缩放', en: 'Pages and zoom' },
  firstPage: { 'zh-CN': '首页', en: 'First page' },
  previousPage: { 'zh-CN': '上一页', en: 'Previous page' },
  nextPage: { 'zh-CN': '下一页', en: 'Next page' },
  lastPage: { 'zh-CN': '末页', en: 'Last page' },
  pageNumber: { 'zh-CN': '页码，共 {count} 页', en: 'Page number, of {count}' },
  zoomOut: { 'zh-CN': '缩小', en: 'Zoom out' },
  zoomIn: { 'zh-CN': '放大', en: 'Zoom in' },
  zoom: { 'zh-CN': '缩放比例', en: 'Zoom' },
  automatic: { 'zh-CN': '自动', en: 'Automatic' },
  fitPage: { 'zh-CN': '适合页面', en: 'Fit page' },
  fitWidth: { 'zh-CN': '适合宽度', en: 'Fit width' },
  actualSize: { 'zh-CN': '实际大小', en: 'Actual size' },
  rotateLeft: { 'zh-CN': '向左旋转视图', en: 'Rotate the view left' },
  rotateRight: { 'zh-CN': '向右旋转视图', en: 'Rotate the view right' },

  find: { 'zh-CN': '在文档中查找', en: 'Find in the document' },
  findNext: { 'zh-CN': '下一处', en: 'Next hit' },
  findPrevious: { 'zh-CN': '上一处', en: 'Previous hit' },
  matchCase: { 'zh-CN': '区分大小写', en: 'Match case' },
  wholeWords: { 'zh-CN': '全字匹配', en: 'Whole words' },
  closeFind: { 'zh-CN': '关闭查找', en: 'Close the search' },
  hits: { 'zh-CN': '{current} / {total}', en: '{current} / {total}' },
  searching: { 'zh-CN': '查找中…', en: 'Searching…' },
  noHits: { 'zh-CN': '无结果', en: 'No hits' },

  thumbnails: { 'zh-CN': '页面缩略图', en: 'Page thumbnails' },
  pageCount: { 'zh-CN': '{count} 页', en: '{count} pages' },
  onePage: { 'zh-CN': '1 页', en: '1 page' },
} as const satisfies Record<string, Localized>;
