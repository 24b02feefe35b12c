import { useStore } from '@sealwright/ui';
import { useCallback } from 'react';
import { useShell } from '../shell/shell.tsx';
import { keyLabel } from './key-labels.ts';

/** Gives the key of a command as menus show it. */
export function useKeyLabels(): (command: string) => string | undefined {
  const { bridge, contributions } = useShell();
  const keybindings = useStore(contributions, (all) => all.keybindings);
  return useCallback(
    (command) => {
      const binding = keybindings.find(({ data }) => data.command === command && data.argument === undefined);
      return binding && keyLabel(binding.data.key, bridge.isMac);
    },
    [keybindings, bridge],
  );
}
