import { defineError } from '../errors.ts';
import type { Event } from '../event.ts';

export type SettingValue =
  | string
  | number
  | boolean
  | null
  | readonly SettingValue[]
  | { readonly [key: string]: SettingValue };

/** A plugin's view of its own settings: the keys that its manifest contributes to the point `settings`. Never for secrets. */
export interface PluginSettings {
  /** The user's value, else the manifest's default. Throws `settings.unknown-key` for a key the manifest lacks. */
  get<T extends SettingValue = SettingValue>(key: string): T;
  /** Checks against the manifest's schema (`settings.invalid-value`) and writes atomically. */
  set(key: string, value: SettingValue): Promise<void>;
  readonly onDidChange: Event<{ readonly key: string }>;
}

export const SettingUnknown = defineError<{ key: string }>('settings.unknown-key', {
  'zh-CN': '没有名为“{key}”的设置项。',
  en: 'There is no setting "{key}".',
});
export const SettingInvalid = defineError<{ key: string; problem: string }>('settings.invalid-value', {
  'zh-CN': '设置项“{key}”的值无效：{problem}',
  en: 'The value for the setting "{key}" is not valid: {problem}',
});
