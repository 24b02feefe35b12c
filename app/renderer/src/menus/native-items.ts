import type { Locale, MenuData } from '@sealwright/core/api';
import type { DesktopMenuItem } from '@sealwright/shell/protocol';
import { contributionsKnown } from '../contributions/contributions-known.ts';
import { keysOf } from '../keys/effective-keys.ts';
import { accelerator } from '../keys/key-labels.ts';
import type { Shell } from '../shell/shell.tsx';
import { menuGroups } from './menu-entries.ts';

type Watched = Pick<Shell, 'contributions' | 'keys' | 'workbench'>;

/** One of the window's menus as the system draws it: names, keys and lines between the groups. */
export function nativeItems(menu: MenuData['menu'], shell: Watched, locale: Locale): readonly DesktopMenuItem[] {
  const { contributions, keys, workbench } = shell;
  const groups = menuGroups(menu, contributions.getState(), workbench.context.state.getState());
  return groups.flatMap((entries, at): DesktopMenuItem[] => [
    ...(at > 0 ? [{ kind: 'separator' } as const] : []),
    ...entries.map(({ id, title, command, isEnabled }) => {
      const [key] = keysOf(command, keys.bindings.getState());
      const shortcut = key !== undefined && { shortcut: accelerator(key) };
      return { kind: 'item', id, title: title[locale], enabled: isEnabled, ...shortcut } as const;
    }),
  ]);
}

/**
 * Runs the command of an entry, by the entry's id, if it belongs to one of these menus: in a window that was opened for
 * that, as soon as it knows what there is.
 */
export async function chooseNativeItem(id: string, menus: readonly MenuData['menu'][], shell: Watched): Promise<void> {
  await contributionsKnown(shell);
  const entry = shell.contributions.getState().menus.find((one) => one.id === id && menus.includes(one.data.menu));
  // What it throws was shown by `runCommand`.
  if (entry) shell.workbench.runCommand(entry.data.command, entry.data.argument).catch(() => {});
}

/** Calls back when such menus may have become others. */
export function onMenusChange({ contributions, keys, workbench }: Watched, draw: () => void): void {
  for (const store of [contributions, keys.bindings, workbench.locale, workbench.context.state]) store.subscribe(draw);
}
