import { KEYS_SETTING, type SettingValue } from '@sealwright/core/api';
import { type CommandKeys, createStore, type KeyedCommand, type ReadableStore } from '@sealwright/ui';
import type { ShellBridge } from '../bridge/shell-bridge.ts';
import type { Contributions } from '../contributions/contributions.ts';
import { isBrowserKey } from './browser-keys.ts';
import { effectiveKeys, type Keybinding, keysOf, userKeysIn } from './effective-keys.ts';
import { keyLabel } from './key-labels.ts';
import { pressedKey } from './pressed-key.ts';
import { canonicalKey } from './split-key.ts';

export interface CommandKeyStore extends CommandKeys {
  /** All that are in force, those with an argument too. */
  readonly bindings: ReadableStore<readonly Keybinding[]>;
}

type Settings = Readonly<Record<string, SettingValue>>;

/** Which keys commands have, as the contributions and the user say. */
export function watchCommandKeys(
  contributions: ReadableStore<Pick<Contributions, 'keybindings' | 'commands' | 'viewCommands'>>,
  settings: ReadableStore<Settings>,
  { kind, isMac }: Pick<ShellBridge, 'kind' | 'isMac'>,
): CommandKeyStore {
  const inForce = () =>
    effectiveKeys(contributions.getState().keybindings, userKeysIn(settings.getState()[KEYS_SETTING]));
  const listed = (bindings: readonly Keybinding[]): readonly KeyedCommand[] => {
    const { commands, viewCommands, keybindings } = contributions.getState();
    return [...viewCommands, ...commands].map(({ id, plugin, data: { title, category } }) => ({
      command: id,
      plugin,
      title,
      ...(category && { category }),
      keys: keysOf(id, bindings),
      defaults: keysOf(id, keybindings),
    }));
  };
  const bindings = createStore(inForce);
  const state = createStore(() => listed(bindings.getState()));
  const update = () => {
    bindings.setState(inForce(), true);
    state.setState(listed(bindings.getState()), true);
  };
  contributions.subscribe(update);
  settings.subscribe((now, before) => {
    if (now[KEYS_SETTING] !== before[KEYS_SETTING]) update();
  });
  return {
    bindings,
    state,
    label: (key) => keyLabel(key, isMac),
    sameKey: (one, other) => canonicalKey(one, isMac) === canonicalKey(other, isMac),
    pressed: (event) => pressedKey(event, isMac),
    isKeptByBrowser: (key) => kind === 'browser' && isBrowserKey(key, isMac),
  };
}
