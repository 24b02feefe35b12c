import type { Localized } from '@sealwright/core/api';

/** Of the palette, of what opens it, and of the field in it. */
export const PALETTE_TITLE: Localized = { 'zh-CN': '搜索命令、文档、设置', en: 'Search commands, documents, settings' };
