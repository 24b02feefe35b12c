import type { Localized } from '@sealwright/core/api';

/** What the program is called, in its window and in the window's title. */
export const APP_NAME: Localized = { 'zh-CN': '印匠', en: 'Sealwright' };
