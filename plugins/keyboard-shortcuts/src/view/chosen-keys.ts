import type { SettingValue } from '@sealwright/core/api';
import type { KeyedCommand } from '@sealwright/ui';

/** The setting's value: by command, the keys that it has instead of its default ones. */
export type ChosenKeys = { readonly [command: string]: readonly string[] };

export function chosenKeysIn(value: SettingValue | undefined): ChosenKeys {
  return (value ?? {}) as ChosenKeys;
}

/** Keys that are the default ones need no entry. */
export function withKeys(chosen: ChosenKeys, { command, defaults }: KeyedCommand, keys: readonly string[]): ChosenKeys {
  const { [command]: _before, ...others } = chosen;
  return areEqual(keys, defaults) ? others : { ...others, [command]: keys };
}

/** Whether the user has changed the keys of a command. */
export const isChanged = ({ keys, defaults }: KeyedCommand) => !areEqual(keys, defaults);

function areEqual(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((key, at) => key === other[at]);
}
