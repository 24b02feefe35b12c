import type { Localized } from '@sealwright/core/api';

/** What a licence can grant on the project's platform, by key, as far as this version knows it. */
export const MODULES: Readonly<Record<string, Localized>> = {
  'my-signing': { 'zh-CN': '我的签署', en: 'My signing' },
  'seam-seal': { 'zh-CN': '骑缝章', en: 'Seam seals' },
  'keyword-seal': { 'zh-CN': '关键字签章', en: 'Keyword seals' },
  'offline-client': { 'zh-CN': '离线签章客户端', en: 'Offline client' },
};
