import type { Localized } from '@sealwright/core/api';

export const RESULT_TEXTS = {
  title: { 'zh-CN': '处理结果', en: 'Results' },
  summary: {
    'zh-CN': '共 {total} 份：成功 {done}，等待提交 {kept}，未成功 {failed}',
    en: '{total} in all: {done} done, {kept} kept for later, {failed} not done',
  },
  done: { 'zh-CN': '成功', en: 'Done' },
  kept: { 'zh-CN': '等待提交', en: 'Kept' },
  conflict: { 'zh-CN': '有冲突', en: 'Conflict' },
  failed: { 'zh-CN': '未成功', en: 'Not done' },
  left: { 'zh-CN': '未处理', en: 'Left' },
  received: { 'zh-CN': '已接收 {count} 份凭证', en: 'Received: {count}' },
  receivedWaiting: {
    'zh-CN': '已接收 {count} 份；另有 {waiting} 份在连接平台后自动接收。',
    en: 'Received: {count}. Another {waiting} are received by themselves when the platform is reached.',
  },
  receiving: { 'zh-CN': '正在接收 {done}/{of}', en: 'Receiving {done} of {of}' },
  close: { 'zh-CN': '关闭', en: 'Close' },
} as const satisfies Record<string, Localized>;
