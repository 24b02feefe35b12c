import type { KeybindingData, Localized, SettingValue } from '@sealwright/core/api';
import type { Contributed } from '../contributions/contributions.ts';

export type Keybinding = Contributed<KeybindingData>;
/** By command, the keys that it has instead of its default ones. */
export type UserKeys = Readonly<Record<string, readonly string[]>>;

const YOURS: Localized = { 'zh-CN': '您设置的快捷键', en: 'Your keys' };

/** The bindings in force: the user's keys stand last, where they win over others of the same key. */
export function effectiveKeys(defaults: readonly Keybinding[], user: UserKeys): readonly Keybinding[] {
  const left = defaults.filter(({ data }) => !isPlain(data) || !Object.hasOwn(user, data.command));
  const chosen = Object.entries(user).flatMap(([command, keys]) => {
    // A key works where the command's first one did.
    const when = defaults.find(({ data }) => isPlain(data) && data.command === command)?.data.when;
    return keys.map((key) => ({
      id: `${command}/${key}`,
      plugin: 'user',
      pluginTitle: YOURS,
      data: { command, key, ...(when !== undefined && { when }) },
    }));
  });
  return [...left, ...chosen];
}

/** Keys of a command, without those of its bindings with an argument. */
export function keysOf(command: string, bindings: readonly Keybinding[]): readonly string[] {
  return bindings.filter(({ data }) => isPlain(data) && data.command === command).map(({ data }) => data.key);
}

/** What the setting says. It was checked by its schema in the host; until that has answered there is none. */
export function userKeysIn(setting: SettingValue | undefined): UserKeys {
  if (typeof setting !== 'object' || setting === null || Array.isArray(setting)) return {};
  return setting as UserKeys;
}

const isPlain = ({ argument }: KeybindingData) => argument === undefined;
