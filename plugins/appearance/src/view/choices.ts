import type { Localized } from '@sealwright/core/api';

/** Values of the setting `appearance.theme`. */
export const themes = ['system', 'light', 'dark', 'high-contrast'] as const;

/** Values of the setting `appearance.language`; a language is written in itself. */
export const languages = [
  { value: 'zh-CN', name: { 'zh-CN': '简体中文', en: '简体中文' } },
  { value: 'en', name: { 'zh-CN': 'English', en: 'English' } },
  { value: 'auto', name: { 'zh-CN': '自动（随系统）', en: 'Automatic (as the system)' } },
] as const satisfies readonly { readonly value: string; readonly name: Localized }[];
