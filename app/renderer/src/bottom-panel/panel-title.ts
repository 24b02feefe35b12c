import type { Localized } from '@sealwright/core/api';

export const PANEL_TITLE: Localized = { 'zh-CN': '底部面板', en: 'Bottom panel' };
