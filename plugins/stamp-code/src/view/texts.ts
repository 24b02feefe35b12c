import type { Localized } from '@sealwright/core/api';

export const TEXTS = {
  title: { 'zh-CN': '二维码', en: 'QR code' },
  text: { 'zh-CN': '内容', en: 'Text' },
  textHint: { 'zh-CN': '核验网址或文字', en: 'Address or text for verification' },
  size: { 'zh-CN': '边长', en: 'Side' },
  correction: { 'zh-CN': '纠错', en: 'Level' },
  low: { 'zh-CN': '低 7%', en: 'Low 7%' },
  medium: { 'zh-CN': '中 15%', en: 'Mid 15%' },
  quartile: { 'zh-CN': '较高 25%', en: 'High 25%' },
  high: { 'zh-CN': '高 30%', en: 'Max 30%' },
  preview: { 'zh-CN': '二维码预览', en: 'Preview of the code' },
  placed: {
    'zh-CN': '{size} × {size} 毫米。请放在空白处，与文字重叠会无法识读。',
    en: '{size} × {size} mm. Put it where the page is blank: over text it cannot be read.',
  },
  none: { 'zh-CN': '填写内容后，这里显示二维码。', en: 'The code appears here when there is a text.' },
} as const satisfies Record<string, Localized>;
