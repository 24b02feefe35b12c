import type { Localized } from '@sealwright/core/api';

export const CONFLICT_TEXTS = {
  title: { 'zh-CN': '凭证已有变化', en: 'The voucher has changed' },
  refusedTitle: { 'zh-CN': '操作未成功', en: 'The action was refused' },
  hint: {
    'zh-CN': '您对“{name}”做{action}时，它已被他人更新。请核对后决定，不会自动合并。',
    en: 'Others changed "{name}" before your action ({action}) reached it. Compare, then decide; nothing is merged by itself.',
  },
  yours: { 'zh-CN': '您的操作', en: 'What you did' },
  yoursAt: { 'zh-CN': '{action}，{time}', en: '{action}, {time}' },
  now: { 'zh-CN': '现在的状态', en: 'State now' },
  file: { 'zh-CN': '现在的文件', en: 'File now' },
  last: { 'zh-CN': '最近的变化', en: 'Last change' },
  lastBy: { 'zh-CN': '{actor} {event}，{time}', en: '{event} by {actor}, {time}' },
  lastTime: { 'zh-CN': '{event}，{time}', en: '{event}, {time}' },
  reason: { 'zh-CN': '平台的答复', en: 'Answer of the platform' },
  gone: {
    'zh-CN': '凭证的流程已结束，只能放弃这项操作。',
    en: 'The voucher is closed: the action can only be dropped.',
  },
  drop: { 'zh-CN': '放弃操作', en: 'Drop It' },
  redo: { 'zh-CN': '按现状再做一次', en: 'Do It Anyway' },
  open: { 'zh-CN': '查看凭证', en: 'Look at It' },
} as const satisfies Record<string, Localized>;
