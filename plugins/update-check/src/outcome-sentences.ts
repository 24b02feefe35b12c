/** How a check ended, where there is no window to say it. */
import type { Localized } from '@sealwright/core/api';

export const sentences = {
  noFeed: {
    'zh-CN': '未设置更新地址，不检查更新。需要时可在“设置 - 更新”中填写。',
    en: 'No address of updates is set, so none are looked for. It can be given under Settings, Updates.',
  },
  upToDate: (current: string): Localized => ({
    'zh-CN': `已是最新版本（${current}）。`,
    en: `This is the newest version (${current}).`,
  }),
  newer: (version: string): Localized => ({
    'zh-CN': `有新版本 ${version}。`,
    en: `There is a newer version: ${version}.`,
  }),
};
