import type { Localized } from '@sealwright/core/api';

export const TEXTS = {
  hint: { 'zh-CN': '操作提示', en: 'Hint' },
  ok: { 'zh-CN': '知道了', en: 'Got It' },
  never: { 'zh-CN': '不再提示', en: 'No More Hints' },
  switchedOff: {
    'zh-CN': '不再显示操作提示。需要时可在“帮助”菜单或设置中重新打开。',
    en: 'Hints are off. The help menu and the settings bring them back.',
  },
  restarted: { 'zh-CN': '操作提示将重新显示。', en: 'The hints will come again.' },
} as const satisfies Record<string, Localized>;
