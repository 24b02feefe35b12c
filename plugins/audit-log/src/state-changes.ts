import type { AuditRecord, Fact, Localized } from '@sealwright/core/api';
import type { MachineState } from './machine-state.ts';

/** What has happened between two looks at the program. */
export function stateChanges(before: MachineState, now: MachineState): AuditRecord[] {
  if (before.program === '') return [];
  return [...programChanges(before, now), ...pluginChanges(before, now), ...settingChanges(before, now)];
}

function programChanges({ program: old }: MachineState, { program }: MachineState): AuditRecord[] {
  if (old === program) return [];
  const said = {
    'zh-CN': `软件版本由 ${old} 变为 ${program}。`,
    en: `The program went from version ${old} to ${program}.`,
  };
  return [done('program.version-changed', said)];
}

function pluginChanges({ plugins: before }: MachineState, { plugins: now }: MachineState): AuditRecord[] {
  const found: AuditRecord[] = [];
  for (const [id, { title, isOn, version }] of Object.entries(now)) {
    const old = before[id];
    const facts = [{ title: PLUGIN, value: id, monospace: true }];
    if (version !== undefined && !old)
      found.push(done('plugins.installed', about('安装了插件', 'installed', title, version), facts));
    if (version !== undefined && old?.version !== undefined && old.version !== version)
      found.push(done('plugins.replaced', about('更换了插件', 'replaced', title, version), facts));
    if (old && old.isOn !== isOn)
      found.push(
        isOn
          ? done('plugins.enabled', about('启用了插件', 'enabled', title), facts)
          : done('plugins.disabled', about('停用了插件', 'disabled', title), facts),
      );
  }
  for (const [id, { title, version }] of Object.entries(before))
    if (version !== undefined && !now[id])
      found.push(
        done('plugins.removed', about('删除了插件', 'removed', title), [{ title: PLUGIN, value: id, monospace: true }]),
      );
  return found;
}

function settingChanges({ settings: before }: MachineState, { settings: now }: MachineState): AuditRecord[] {
  return Object.entries(now).flatMap(([key, { title, value }]) => {
    const old = before[key];
    if (!old || old.value === value) return [];
    const said = { 'zh-CN': `修改了设置“${title['zh-CN']}”。`, en: `The setting "${title.en}" was changed.` };
    return done('settings.changed', said, [
      { title: { 'zh-CN': '设置', en: 'Setting' }, value: key, monospace: true },
      { title: { 'zh-CN': '原来的值', en: 'Before' }, value: old.value },
      { title: { 'zh-CN': '新的值', en: 'Now' }, value },
    ]);
  });
}

const PLUGIN: Localized = { 'zh-CN': '插件编号', en: 'Plugin' };

function about(zh: string, en: string, title: Localized, version?: string): Localized {
  return {
    'zh-CN': `${zh}“${title['zh-CN']}”${version === undefined ? '' : ` ${version}`}。`,
    en: `The plugin "${title.en}"${version === undefined ? '' : ` ${version}`} was ${en}.`,
  };
}

function done(event: string, sentence: Localized, facts: readonly Fact[] = []): AuditRecord {
  return { event, outcome: 'done', sentence, facts };
}
