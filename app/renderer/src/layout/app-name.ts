import type { Localized } from '@sealwright/core/api';
import type { WindowEntry } from '@sealwright/shell/protocol';

/** What the program is called, in its window and in the window's title. */
export const APP_NAME: Localized = { 'zh-CN': '印匠', en: 'Sealwright' };
const OFFLINE_NAME: Localized = { 'zh-CN': '印匠电子签章', en: 'Sealwright Offline' };

export const nameOf = (entry: WindowEntry): Localized => (entry === 'offline' ? OFFLINE_NAME : APP_NAME);
