import type { Locale, Localized, PluginStatus } from '@sealwright/core/api';

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
  taps: { 'zh-CN': '参与', en: 'Has a say in' },
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
  installFile: { 'zh-CN': '从文件安装', en: 'Install from a file' },
  packedPlugins: { 'zh-CN': '插件包', en: 'Packed plugins' },
  installTitle: { 'zh-CN': '{step}插件', en: '{step} a plugin' },
  versionLine: { 'zh-CN': '版本 {version}', en: 'Version {version}' },
  versionFrom: { 'zh-CN': '版本 {version}，已安装 {installed}', en: 'Version {version}; {installed} is installed' },
  fingerprint: { 'zh-CN': '文件校验值（SHA-256）', en: 'Fingerprint of the file (SHA-256)' },
  file: { 'zh-CN': '文件', en: 'File' },
  permissions: { 'zh-CN': '安装后，该插件可以：', en: 'Once installed, the plugin may do this:' },
  noPermissions: { 'zh-CN': '该插件不需要任何权限。', en: 'The plugin asks for nothing.' },
  sourceHint: {
    'zh-CN': '第三方插件在独立进程中运行，不能读取 PIN 码和密钥。请只安装来源可信的插件，可向提供者核对校验值。',
    en: 'Third-party plugins run in processes of their own and reach no PIN and no key. Install only what you trust; its maker can confirm the fingerprint.',
  },
  downgradeHint: {
    'zh-CN': '该文件的版本低于已安装的版本。',
    en: 'The version in this file is older than the one that is installed.',
  },
  cannotInstall: { 'zh-CN': '不能安装：', en: 'It cannot be installed: ' },
  installed: { 'zh-CN': '已安装“{plugin}” {version}', en: '"{plugin}" {version} is installed' },
  remove: { 'zh-CN': '删除插件', en: 'Remove the plugin' },
  removeTitle: { 'zh-CN': '删除“{plugin}”？', en: 'Remove "{plugin}"?' },
  removeMessage: {
    'zh-CN': '插件文件将被删除，其保存在本机的数据仍然保留。',
    en: 'Its files are deleted. What it has stored on this computer stays.',
  },
  removeConfirm: { 'zh-CN': '删除', en: 'Remove' },
  openPage: { 'zh-CN': '打开“{page}”', en: 'Open "{page}"' },
  cancel: { 'zh-CN': '取消', en: 'Cancel' },
  disable: { 'zh-CN': '停用', en: 'Disable' },
} as const satisfies Record<string, Localized>;

export const originNames: Readonly<Record<PluginStatus['origin'], Localized>> = {
  bundled: { 'zh-CN': '内置', en: 'Bundled' },
  'third-party': { 'zh-CN': '第三方', en: 'Third party' },
};

export function inEach(say: (locale: Locale) => string): Localized {
  return { 'zh-CN': say('zh-CN'), en: say('en') };
}
