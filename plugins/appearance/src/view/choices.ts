import type { Localized } from '@sealwright/core/api';

/** Values of the setting `appearance.theme`. */
export const themes = [
  { value: 'system', icon: 'sun-moon', name: { 'zh-CN': '跟随系统', en: 'System' } },
  { value: 'light', icon: 'sun', name: { 'zh-CN': '浅色', en: 'Light' } },
  { value: 'dark', icon: 'moon', name: { 'zh-CN': '深色', en: 'Dark' } },
  { value: 'high-contrast', icon: 'contrast', name: { 'zh-CN': '高对比度', en: 'High contrast' } },
] as const satisfies readonly { readonly value: string; readonly icon: string; readonly name: Localized }[];

/** Values of the setting `appearance.language`; a language is written in itself. */
export const languages = [
  { value: 'zh-CN', name: { 'zh-CN': '简体中文', en: '简体中文' } },
  { value: 'en', name: { 'zh-CN': 'English', en: 'English' } },
  { value: 'auto', name: { 'zh-CN': '自动（随系统）', en: 'Automatic (as the system)' } },
] as const satisfies readonly { readonly value: string; readonly name: Localized }[];
