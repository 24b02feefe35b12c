import type { Localized } from '@sealwright/core/api';
import { fillText } from '@sealwright/ui';
import type { Shell } from '../shell/shell.tsx';

/** Of the window: lets a plugin work again that was stopped; its argument is the plugin's id. */
export const ENABLE_COMMAND = 'workbench.enable-plugin';
export const ENABLE_AGAIN: Localized = { 'zh-CN': '重新启用', en: 'Enable again' };

const STOPPED: Localized = {
  'zh-CN': '插件“{plugin}”多次出现故障，已被隔离，其功能暂不可用。',
  en: 'The plugin "{plugin}" failed several times and is quarantined: what it offers is not available.',
};

/** Says once of every plugin that it was stopped, until it works again: not all that it offers has a place for a card. */
export function tellStopped({ contributions, notices }: Pick<Shell, 'contributions' | 'notices'>): void {
  const told = new Set<string>();
  const idOf = (plugin: string) => `workbench.stopped.${plugin}`;
  contributions.subscribe(({ quarantined }) => {
    for (const plugin of told) {
      if (quarantined.has(plugin)) continue;
      told.delete(plugin);
      notices.withdraw(idOf(plugin));
    }
    for (const [plugin, title] of quarantined) {
      if (told.has(plugin)) continue;
      const inLanguage = (locale: keyof Localized) => fillText(STOPPED[locale], { plugin: title[locale] });
      const message = { 'zh-CN': inLanguage('zh-CN'), en: inLanguage('en') };
      const actions = [{ title: ENABLE_AGAIN, command: ENABLE_COMMAND, argument: plugin }];
      told.add(plugin);
      notices.notify({ id: idOf(plugin), severity: 'warning', message, actions });
    }
  });
}
