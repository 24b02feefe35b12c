import type { MenuData } from '@sealwright/core/api';
import { useStore } from '@sealwright/ui';
import { useMemo } from 'react';
import { useShell } from '../shell/shell.tsx';
import { type MenuEntry, menuGroups } from './menu-entries.ts';

/** A menu as it is now, and how to choose from it. */
export function useMenu(menu: MenuData['menu']): {
  readonly groups: readonly (readonly MenuEntry[])[];
  readonly choose: (entry: MenuEntry) => void;
} {
  const { contributions, workbench } = useShell();
  const lists = useStore(contributions);
  const context = useStore(workbench.context.state);
  const groups = useMemo(() => menuGroups(menu, lists, context), [menu, lists, context]);
  // A failure was shown by `runCommand` itself.
  const choose = (entry: MenuEntry) => void workbench.runCommand(entry.command, entry.argument).catch(() => {});
  return { groups, choose };
}
