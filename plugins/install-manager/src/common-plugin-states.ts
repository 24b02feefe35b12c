import type { Localized, PluginStatus } from '@sealwright/core/api';

export const pluginStates: Readonly<Record<PluginStatus['state'], Localized>> = {
  inactive: { 'zh-CN': '就绪', en: 'ready' },
  activating: { 'zh-CN': '启动中', en: 'starting' },
  active: { 'zh-CN': '运行中', en: 'running' },
  disabled: { 'zh-CN': '已停用', en: 'disabled' },
  quarantined: { 'zh-CN': '已隔离', en: 'quarantined' },
  failed: { 'zh-CN': '有故障', en: 'failed' },
};
