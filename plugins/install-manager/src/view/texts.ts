import type { Localized, PluginStatus } from '@sealwright/core/api';

export const texts = {
  title: { 'zh-CN': '安装管理', en: 'Install manager' },
  search: { 'zh-CN': '搜索插件', en: 'Search plugins' },
  summary: { 'zh-CN': '共 {count} 个插件', en: 'Plugins: {count}' },
  troubled: { 'zh-CN': '{count} 个有故障', en: 'with faults: {count}' },
  nothingFound: { 'zh-CN': '没有找到相符的插件', en: 'No plugin fits' },
  plugin: { 'zh-CN': '插件', en: 'Plugin' },
  version: { 'zh-CN': '版本', en: 'Version' },
  origin: { 'zh-CN': '来源', en: 'Origin' },
  state: { 'zh-CN': '状态', en: 'State' },
  faults: { 'zh-CN': '故障次数', en: 'Faults' },
  activation: { 'zh-CN': '启动耗时', en: 'Start time' },
  enabled: { 'zh-CN': '启用', en: 'Enabled' },
  milliseconds: { 'zh-CN': '{count} 毫秒', en: '{count} ms' },
  detailsColumn: { 'zh-CN': '详情', en: 'Details' },
  details: { 'zh-CN': '“{plugin}”的详情', en: 'Details of "{plugin}"' },
  enableNamed: { 'zh-CN': '启用“{plugin}”', en: 'Enable "{plugin}"' },
  retry: { 'zh-CN': '重新启用', en: 'Enable again' },
  ownPage: {
    'zh-CN': '本页面由该插件提供，不能在此停用。',
    en: 'This page comes from it, so it cannot be disabled here.',
  },
  contributes: { 'zh-CN': '提供的功能', en: 'Contributes' },
  provides: { 'zh-CN': '提供的服务', en: 'Provides services' },
  requires: { 'zh-CN': '需要的服务', en: 'Requires services' },
  capabilities: { 'zh-CN': '权限', en: 'Capabilities' },
  nothing: { 'zh-CN': '无', en: 'None' },
  quarantineHint: {
    'zh-CN': '短时间内多次出错，本次运行已将其停止。重新启用后会再次启动。',
    en: 'It failed several times in a row and was stopped for this session. Enable it again to let it start.',
  },
  askTitle: { 'zh-CN': '停用“{plugin}”？', en: 'Disable "{plugin}"?' },
  askMessage: {
    'zh-CN': '以下插件需要它，将同时停止工作：{dependents}。',
    en: 'These plugins need it and will stop working too: {dependents}.',
  },
  cancel: { 'zh-CN': '取消', en: 'Cancel' },
  disable: { 'zh-CN': '停用', en: 'Disable' },
} as const satisfies Record<string, Localized>;

export const originNames: Readonly<Record<PluginStatus['origin'], Localized>> = {
  bundled: { 'zh-CN': '内置', en: 'Bundled' },
  'third-party': { 'zh-CN': '第三方', en: 'Third party' },
};

/** What clerks call the contributions to a point; the others keep the point's id. */
export const pointNames: Readonly<Record<string, Localized>> = {
  views: { 'zh-CN': '页面与面板', en: 'Pages and panels' },
  commands: { 'zh-CN': '命令', en: 'Commands' },
  viewCommands: { 'zh-CN': '界面命令', en: 'Window commands' },
  menus: { 'zh-CN': '菜单项', en: 'Menu entries' },
  keybindings: { 'zh-CN': '快捷键', en: 'Keys' },
  settings: { 'zh-CN': '设置项', en: 'Settings' },
  statusItems: { 'zh-CN': '状态栏', en: 'Status line' },
  documentTools: { 'zh-CN': '文档工具', en: 'Document tools' },
  stampModes: { 'zh-CN': '签章方式', en: 'Stamp modes' },
  tokenDrivers: { 'zh-CN': '密钥驱动', en: 'Key drivers' },
  signatureFormats: { 'zh-CN': '签名格式', en: 'Signature formats' },
  signatureAlgorithms: { 'zh-CN': '签名算法', en: 'Signature algorithms' },
  sealSources: { 'zh-CN': '印章来源', en: 'Seal sources' },
  cliCommands: { 'zh-CN': '命令行', en: 'Command line' },
  viewServices: { 'zh-CN': '界面服务', en: 'Window services' },
  viewCalls: { 'zh-CN': '界面接口', en: 'Window calls' },
  setupSteps: { 'zh-CN': '初始化步骤', en: 'Setup steps' },
  workflowSources: { 'zh-CN': '合同平台', en: 'Contract platforms' },
};
