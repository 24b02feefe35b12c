import type { Localized } from '@sealwright/core/api';

export const EVENT_KINDS = ['signing', 'documents', 'keys', 'plugins', 'settings', 'program', 'log', 'other'] as const;
export type EventKind = (typeof EVENT_KINDS)[number];

export const kindTitles: Readonly<Record<EventKind, Localized>> = {
  signing: { 'zh-CN': '签署', en: 'Signing' },
  documents: { 'zh-CN': '文档', en: 'Documents' },
  keys: { 'zh-CN': '密钥', en: 'Keys' },
  plugins: { 'zh-CN': '插件', en: 'Plugins' },
  settings: { 'zh-CN': '设置', en: 'Settings' },
  program: { 'zh-CN': '授权与更新', en: 'Licence and updates' },
  log: { 'zh-CN': '日志', en: 'Log' },
  other: { 'zh-CN': '其他', en: 'Other' },
};

/** By the plugin that an event's name begins with. */
const BY_PLUGIN: Readonly<Record<string, EventKind>> = {
  signing: 'signing',
  documents: 'documents',
  'document-safe': 'documents',
  keys: 'keys',
  plugins: 'plugins',
  settings: 'settings',
  program: 'program',
  'license-import': 'program',
  'update-check': 'program',
  'audit-log': 'log',
};

export function kindOf(event: string): EventKind {
  const plugin = event.split('.')[0] ?? '';
  return Object.hasOwn(BY_PLUGIN, plugin) ? BY_PLUGIN[plugin]! : 'other';
}
