import type { Localized } from '@sealwright/core/api';

export const texts = {
  nothing: { 'zh-CN': '没有发现问题', en: 'No problems' },
  nothingHint: {
    'zh-CN': '插件、密钥驱动和打开的文档出现问题时，会列在这里。',
    en: 'Problems with plugins, key drivers and open documents are listed here.',
  },
  program: { 'zh-CN': '程序', en: 'Program' },
  keys: { 'zh-CN': '密钥', en: 'Keys' },
  documents: { 'zh-CN': '文档', en: 'Documents' },
  error: { 'zh-CN': '错误', en: 'Error' },
  warning: { 'zh-CN': '警告', en: 'Warning' },
  count: { 'zh-CN': '{count} 个问题', en: 'Problems: {count}' },
  source: { 'zh-CN': '来源', en: 'Source' },
  allSources: { 'zh-CN': '全部来源', en: 'All sources' },
  host: { 'zh-CN': '程序', en: 'Program' },
  level: { 'zh-CN': '级别', en: 'Level' },
  search: { 'zh-CN': '搜索日志', en: 'Search the log' },
  follow: { 'zh-CN': '跟随最新', en: 'Follow' },
  copy: { 'zh-CN': '复制所列内容', en: 'Copy what is listed' },
  copied: { 'zh-CN': '已复制 {count} 条', en: 'Copied lines: {count}' },
  save: { 'zh-CN': '保存为文件…', en: 'Save as a file…' },
  saved: { 'zh-CN': '日志已保存：{path}', en: 'The log was saved: {path}' },
  clear: { 'zh-CN': '清空', en: 'Clear' },
  log: { 'zh-CN': '运行日志', en: 'Log' },
  logFile: { 'zh-CN': '日志文件', en: 'Log file' },
  empty: { 'zh-CN': '还没有日志', en: 'Nothing was written yet' },
  emptyHint: {
    'zh-CN': '程序和插件写下的内容会显示在这里。',
    en: 'What the program and its plugins write down appears here.',
  },
  filtered: { 'zh-CN': '没有符合条件的日志', en: 'No line fits' },
  lines: { 'zh-CN': '{shown} / {all} 条', en: '{shown} of {all}' },
} as const satisfies Record<string, Localized>;

export const levels = {
  debug: { 'zh-CN': '全部级别', en: 'All levels' },
  info: { 'zh-CN': '信息及以上', en: 'Information and above' },
  warn: { 'zh-CN': '警告及以上', en: 'Warnings and errors' },
  error: { 'zh-CN': '仅错误', en: 'Errors only' },
} as const satisfies Record<string, Localized>;

export const levelWords = {
  debug: { 'zh-CN': '调试', en: 'debug' },
  info: { 'zh-CN': '信息', en: 'info' },
  warn: { 'zh-CN': '警告', en: 'warning' },
  error: { 'zh-CN': '错误', en: 'error' },
} as const satisfies Record<string, Localized>;
