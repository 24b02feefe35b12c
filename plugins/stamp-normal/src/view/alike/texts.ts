import type { Localized } from '@sealwright/core/api';

export const TEXTS = {
  action: { 'zh-CN': '在所有相同位置盖章…', en: 'Seal Every Place Like This…' },
  title: { 'zh-CN': '在所有相同位置盖章', en: 'Seal Every Place Like This' },
  how: {
    'zh-CN': '按印章旁边的文字查找全文，在每一处相同的位置盖同一枚印章。',
    en: 'The words beside the seal are looked for in the whole document; the seal goes to the same place beside each.',
  },
  words: { 'zh-CN': '印章旁边的文字', en: 'Words beside the seal' },
  suggestions: { 'zh-CN': '可选的文字', en: 'Words to choose from' },
  searching: { 'zh-CN': '正在查找…', en: 'Searching…' },
  reading: { 'zh-CN': '正在读取印章旁边的文字…', en: 'Reading the words beside the seal…' },
  noWords: {
    'zh-CN': '印章旁边没有找到文字，请填写。',
    en: 'No words were found beside the seal. Enter them.',
  },
  scan: {
    'zh-CN': '第 {page} 页没有可识别的文字（可能是扫描件），无法按文字查找。可以改用“复制到其他页”。',
    en: 'Page {page} has no text, it may be a scan, so nothing can be looked for. "Copy to other pages" can be used instead.',
  },
  none: {
    'zh-CN': '没有其他相同的位置，或都已经盖上这枚印章。',
    en: 'There is no other place like this, or all of them have the seal already.',
  },
  tooMany: {
    'zh-CN': '有 {count} 处，多于一次可盖的 {most} 处。请填写更具体的文字。',
    en: 'There are {count} places, more than the {most} that can be sealed at once. Enter more specific words.',
  },
  count: { 'zh-CN': '找到 {count} 处，已选 {ticked} 处', en: 'Found: {count}, ticked: {ticked}' },
  all: { 'zh-CN': '全选', en: 'All' },
  places: { 'zh-CN': '相同的位置', en: 'Places like this' },
  page: { 'zh-CN': '第 {page} 页', en: 'Page {page}' },
  unsearched: {
    'zh-CN': '第 {pages} 页没有可查找的文字（可能是扫描件），未查找。',
    en: 'Pages without text, perhaps scans, were not searched: {pages}.',
  },
  cancel: { 'zh-CN': '取消', en: 'Cancel' },
  seal: { 'zh-CN': '盖章（{count} 处）', en: 'Seal ({count})' },
} as const satisfies Record<string, Localized>;
