import { useStore } from '@sealwright/ui';
import { useCallback } from 'react';
import { useShell } from '../shell/shell.tsx';
import { keysOf } from './effective-keys.ts';

/** Gives the key of a command as menus show it. */
export function useKeyLabels(): (command: string) => string | undefined {
  const { keys } = useShell();
  const bindings = useStore(keys.bindings);
  return useCallback(
    (command) => {
      const [key] = keysOf(command, bindings);
      return key === undefined ? undefined : keys.label(key);
    },
    [bindings, keys],
  );
}
