import { defineError, type ErrorRecord, type Localized, type PluginStatus } from '@sealwright/core/api';
import type { Problem, Repair } from './common-output-rpc.ts';

export const PluginQuarantined = defineError('output.plugin-quarantined', {
  'zh-CN': '多次出现故障，已被隔离，其功能暂不可用。',
  en: 'It failed several times and is quarantined: what it offers is not available.',
});
export const PluginFailed = defineError('output.plugin-failed', {
  'zh-CN': '未能启动，没有说明原因。',
  en: 'It did not start, without saying why.',
});

const ENABLE: Localized = { 'zh-CN': '重新启用', en: 'Enable again' };
const DETAILS: Localized = { 'zh-CN': '安装管理', en: 'Install manager' };

/** A command of the window itself. */
const ENABLE_COMMAND = 'workbench.enable-plugin';
const DETAILS_COMMAND = 'plugins.manage';

type Judged = Pick<PluginStatus, 'id' | 'title' | 'state' | 'faults' | 'errors'>;

/** The plugins that do not work although their user did not switch them off. `offers`: the commands that there are. */
export function pluginProblems(plugins: readonly Judged[], offers: ReadonlySet<string>): readonly Problem[] {
  const details: readonly Repair[] = offers.has(DETAILS_COMMAND) ? [{ title: DETAILS, command: DETAILS_COMMAND }] : [];
  return plugins
    .filter(({ state }) => state === 'failed' || state === 'quarantined')
    .map(({ id, title, state, faults, errors }) => ({
      id: `plugin:${id}`,
      severity: 'error',
      kind: 'plugin',
      subject: title,
      error: reasonOf(state, errors),
      // What never ran, since its manifest does not fit, does not run the next time either.
      repairs: faults > 0 ? [{ title: ENABLE, command: ENABLE_COMMAND, argument: id }, ...details] : details,
    }));
}

function reasonOf(state: Judged['state'], errors: readonly ErrorRecord[]): ErrorRecord {
  if (state === 'quarantined') return PluginQuarantined({}).toJSON();
  return errors[0] ?? PluginFailed({}).toJSON();
}
