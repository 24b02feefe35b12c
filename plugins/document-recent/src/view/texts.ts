import type { Localized } from '@sealwright/core/api';

export const TEXTS = {
  page: { 'zh-CN': '最近', en: 'Recent' },
  search: { 'zh-CN': '输入文档名进行搜索', en: 'Search by document name' },
  clear: { 'zh-CN': '删除所有记录', en: 'Clear All Records' },
  name: { 'zh-CN': '文件名', en: 'Name' },
  folder: { 'zh-CN': '文件位置', en: 'Location' },
  modified: { 'zh-CN': '最近修改', en: 'Modified' },
  size: { 'zh-CN': '大小', en: 'Size' },
  remove: { 'zh-CN': '从记录中移除', en: 'Remove from the list' },
  removeNamed: { 'zh-CN': '从记录中移除 {name}', en: 'Remove {name} from the list' },
  gone: { 'zh-CN': '找不到文件', en: 'File not found' },

  empty: { 'zh-CN': '还没有打开过文档', en: 'No documents yet' },
  emptyHint: {
    'zh-CN': '打开过的 PDF 会列在这里，方便下次查找。',
    en: 'PDF files that you open are listed here, so that you find them again.',
  },
  open: { 'zh-CN': '打开 PDF 文件', en: 'Open a PDF File' },
  noMatch: { 'zh-CN': '没有名称包含“{query}”的文档', en: 'No document name contains "{query}"' },

  clearTitle: { 'zh-CN': '删除所有记录吗？', en: 'Clear all records?' },
  clearMessage: { 'zh-CN': '只清除这份列表，文件不会被删除。', en: 'Only this list is cleared. No file is deleted.' },
  clearYes: { 'zh-CN': '删除记录', en: 'Clear' },
  goneTitle: { 'zh-CN': '找不到“{name}”', en: '"{name}" was not found' },
  goneMessage: {
    'zh-CN': '{path} 可能已被移动、改名或删除，或者所在的磁盘没有连接。',
    en: '{path} may have been moved, renamed or deleted, or its drive is not connected.',
  },
  removeYes: { 'zh-CN': '从记录中移除', en: 'Remove from the List' },
  cancel: { 'zh-CN': '取消', en: 'Cancel' },
} as const satisfies Record<string, Localized>;
