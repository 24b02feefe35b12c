import type { Localized } from '@sealwright/core/api';

export const TEXTS = {
  page: { 'zh-CN': '帮助', en: 'Help' },
  search: { 'zh-CN': '搜索帮助', en: 'Search the help' },
  topics: { 'zh-CN': '帮助主题', en: 'Help topics' },
  back: { 'zh-CN': '返回上一篇', en: 'Back to the Topic Before' },
  none: { 'zh-CN': '没有找到“{query}”', en: 'Nothing found for "{query}"' },
  noneHint: {
    'zh-CN': '请换一个更短的词，或清空搜索查看所有主题。',
    en: 'Try a shorter word, or clear the search to see all topics.',
  },
  found: { 'zh-CN': '{count} 篇', en: '{count} topics' },
  inBrowser: { 'zh-CN': '在浏览器中打开', en: 'opens in the browser' },
  linkRefused: { 'zh-CN': '不能打开 {address}。', en: '{address} cannot be opened.' },
  noKey: { 'zh-CN': '未设置', en: 'none' },
  start: { 'zh-CN': '入门', en: 'Getting started' },
  seals: { 'zh-CN': '签章方式', en: 'Placing seals' },
  keys: { 'zh-CN': '密钥与印章', en: 'Keys and seals' },
  documents: { 'zh-CN': '文件与验证', en: 'Documents and verification' },
  window: { 'zh-CN': '窗口', en: 'The window' },
} as const satisfies Record<string, Localized>;
