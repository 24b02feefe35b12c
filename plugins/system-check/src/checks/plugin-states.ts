import type { Fact, PluginAdmin, PluginStatus, SystemCheckFinding } from '@sealwright/core/api';

export const MANAGE_PLUGINS = {
  title: { 'zh-CN': '打开安装管理', en: 'Open the Install Manager' },
  command: 'plugins.manage',
};

/** Plugins that do not work, and whether any was stopped by its user. */
export function checkPlugins(plugins: Pick<PluginAdmin, 'list'>): readonly SystemCheckFinding[] {
  const all = plugins.list();
  const troubled = all.filter(({ state }) => state === 'failed' || state === 'quarantined');
  if (troubled.length > 0) return troubled.map(findingOf);
  const disabled = all.filter(({ state }) => state === 'disabled');
  if (disabled.length > 0) {
    const names = { 'zh-CN': disabled.map(({ title }) => title['zh-CN']), en: disabled.map(({ title }) => title.en) };
    const sentence = {
      'zh-CN': `没有插件出错；已停用：${names['zh-CN'].join('、')}。`,
      en: `No plugin is in trouble; disabled: ${names.en.join(', ')}.`,
    };
    return [{ verdict: 'notice', sentence, repairs: [MANAGE_PLUGINS] }];
  }
  const sentence = { 'zh-CN': `${all.length} 个插件全部正常。`, en: `All ${all.length} plugins are fine.` };
  return [{ verdict: 'passed', sentence }];
}

function findingOf({ id, title, version, state, errors }: PluginStatus): SystemCheckFinding {
  const [error] = errors;
  const facts: Fact[] = [
    { title: { 'zh-CN': '插件', en: 'Plugin' }, value: `${id} ${version}`, monospace: true },
    ...errors.map(({ code, sentence }, index) => ({
      title: { 'zh-CN': `错误 ${index + 1}`, en: `Error ${index + 1}` },
      value: { 'zh-CN': `${code}：${sentence['zh-CN']}`, en: `${code}: ${sentence.en}` },
    })),
  ];
  const sentence =
    state === 'quarantined'
      ? {
          'zh-CN': `插件“${title['zh-CN']}”多次出错，已被停止。请在安装管理中重新启用；仍出错请更新或停用它。`,
          en: `The plugin "${title.en}" failed several times and was stopped. Enable it again in the install manager; if it fails again, update or disable it.`,
        }
      : {
          'zh-CN': `插件“${title['zh-CN']}”不能启动。${error?.sentence['zh-CN'] ?? ''}`,
          en: `The plugin "${title.en}" does not start. ${error?.sentence.en ?? ''}`.trim(),
        };
  return { verdict: 'failed', sentence, facts, repairs: [MANAGE_PLUGINS] };
}
