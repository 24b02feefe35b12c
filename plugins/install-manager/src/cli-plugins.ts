import {
  type CliInvocation,
  type CliResult,
  type Localized,
  type PluginAdmin,
  type PluginStatus,
  textTable,
} from '@sealwright/core/api';

const states: Record<PluginStatus['state'], Localized> = {
  inactive: { 'zh-CN': '就绪', en: 'ready' },
  activating: { 'zh-CN': '启动中', en: 'starting' },
  active: { 'zh-CN': '运行中', en: 'running' },
  disabled: { 'zh-CN': '已停用', en: 'disabled' },
  quarantined: { 'zh-CN': '已隔离', en: 'quarantined' },
  failed: { 'zh-CN': '有故障', en: 'failed' },
};

const headings = {
  'zh-CN': ['插件', '版本', '状态', '贡献'],
  en: ['Plugin', 'Version', 'State', 'Contributes'],
};

export async function listPlugins(admin: PluginAdmin, { locale }: CliInvocation): Promise<CliResult> {
  const plugins = admin.list();
  const rows = plugins.map(({ id, version, state, contributes }) => [
    id,
    version,
    states[state][locale],
    contributes.map(({ point, id: name }) => `${point}/${name}`).join(', '),
  ]);
  const troubles = plugins.flatMap(({ errors }) => errors.map(({ code, sentence }) => `${code}: ${sentence[locale]}`));
  return { text: [textTable([headings[locale], ...rows]), ...troubles].join('\n'), json: plugins };
}

export async function switchPlugin(
  admin: PluginAdmin,
  action: 'enable' | 'disable',
  { arguments: [id = ''], locale }: CliInvocation,
): Promise<CliResult> {
  await admin[action](id);
  const plugin = admin.list().find((each) => each.id === id);
  return { text: plugin ? `${id}: ${states[plugin.state][locale]}` : id, json: plugin };
}
