import { type CliInvocation, type CliResult, type PluginAdmin, textTable } from '@sealwright/core/api';
import { pluginStates } from './common-plugin-states.ts';

const headings = {
  'zh-CN': ['插件', '名称', '版本', '状态', '贡献'],
  en: ['Plugin', 'Title', 'Version', 'State', 'Contributes'],
};

export async function listPlugins(admin: PluginAdmin, { locale }: CliInvocation): Promise<CliResult> {
  const plugins = admin.list();
  const rows = plugins.map(({ id, title, version, state, contributes }) => [
    id,
    title[locale],
    version,
    pluginStates[state][locale],
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
  return { text: plugin ? `${id}: ${pluginStates[plugin.state][locale]}` : id, json: plugin };
}
