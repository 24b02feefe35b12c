import type { Locale, Localized } from '@sealwright/core/api';
import type { Setting } from '../common-settings-rpc.ts';

export interface SettingGroup {
  /** The title in English: what a group is known by. */
  readonly id: string;
  readonly title: Localized;
  readonly settings: readonly Setting[];
}

/** Settings under their headings, in the order in which they come; plugins that give the same heading share it. */
export function groupSettings(settings: readonly Setting[]): readonly SettingGroup[] {
  const groups = new Map<string, { readonly title: Localized; readonly settings: Setting[] }>();
  for (const setting of settings) {
    const title = setting.data.category ?? { 'zh-CN': setting.plugin, en: setting.plugin };
    const group = groups.get(title.en) ?? { title, settings: [] };
    group.settings.push(setting);
    groups.set(title.en, group);
  }
  return [...groups].map(([id, group]) => ({ id, ...group }));
}

/** The settings in whose title, description, heading or key every word of the query occurs. */
export function searchSettings(settings: readonly Setting[], query: string, locale: Locale): readonly Setting[] {
  const words = query.toLocaleLowerCase(locale).split(/\s+/).filter(Boolean);
  return settings.filter(({ key, data: { title, description, category } }) => {
    const texts = [title, description, category].flatMap((text) => (text ? [text[locale], text.en] : []));
    const all = [key, ...texts].join('\n').toLocaleLowerCase(locale);
    return words.every((word) => all.includes(word));
  });
}
