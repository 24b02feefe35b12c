import type { Localized } from '@sealwright/core/api';

export const TEXTS = {
  title: { 'zh-CN': '时间章', en: 'Date stamp' },
  card: { 'zh-CN': '时间章：{date}', en: 'Date stamp: {date}' },
  format: { 'zh-CN': '格式', en: 'Form' },
  formats: { 'zh-CN': '日期格式', en: 'Form of the date' },
  custom: { 'zh-CN': '自定义…', en: 'Custom…' },
  pattern: { 'zh-CN': '自定义', en: 'Custom' },
  patternHelp: {
    'zh-CN': 'yyyy 年、MM 月、dd 日，M、d 不补零；{y}、{M}、{d} 为汉字。其他字母放在单引号中。',
    en: "yyyy, MM, dd; M and d without zeros; {y}, {M}, {d} in Chinese numerals. Put other letters in 'quotes'.",
  },
  font: { 'zh-CN': '字体', en: 'Font' },
  song: { 'zh-CN': '宋体', en: 'Song' },
  hei: { 'zh-CN': '黑体', en: 'Hei' },
  bold: { 'zh-CN': '加粗', en: 'Bold' },
  size: { 'zh-CN': '字号', en: 'Size' },
  unit: { 'zh-CN': '字号单位', en: 'Unit of the size' },
  colour: { 'zh-CN': '颜色', en: 'Colour' },
  signingDay: {
    'zh-CN': '日期以签署当天为准：提交签署时写入当天的日期。',
    en: 'The date is that of the day of signing, whenever the stamp was placed.',
  },
} as const satisfies Record<string, Localized>;
