import type { Localized, MenuData } from '@sealwright/core/api';
import type { Context } from '../context/when-clause.ts';
import { holds } from '../context/when-clause.ts';
import type { Contributed, Contributions } from '../contributions/contributions.ts';

export interface MenuEntry {
  readonly id: string;
  readonly title: Localized;
  readonly icon: string | undefined;
  readonly command: string;
  readonly argument: unknown;
  readonly isEnabled: boolean;
  readonly isPrimary: boolean;
  readonly keepsWords: boolean;
}

/** The entries of one menu that are shown now, in their groups. An entry whose command nobody offers is left out. */
export function menuGroups(
  menu: MenuData['menu'],
  { menus, commands, viewCommands }: Pick<Contributions, 'menus' | 'commands' | 'viewCommands'>,
  context: Context,
): readonly (readonly MenuEntry[])[] {
  const groups = new Map<string, MenuEntry[]>();
  for (const { id, data } of menus) {
    if (data.menu !== menu || !holds(data.when, context)) continue;
    const command = [...viewCommands, ...commands].find((one: Contributed<unknown>) => one.id === data.command);
    if (!command) continue;
    const group = groups.get(data.group ?? '') ?? [];
    groups.set(data.group ?? '', group);
    group.push({
      id,
      title: data.title ?? command.data.title,
      icon: command.data.icon,
      command: data.command,
      argument: data.argument,
      isEnabled: holds(command.data.when, context),
      isPrimary: data.primary === true,
      keepsWords: data.keepsWords === true,
    });
  }
  return [...groups].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, entries]) => oneOfEachTitle(entries));
}

/** Entries with one title stand for one another, such as the ways to undo: the last that is enabled, as with keys. */
function oneOfEachTitle(entries: readonly MenuEntry[]): readonly MenuEntry[] {
  const byTitle = new Map<string, MenuEntry>();
  for (const entry of entries) {
    const title = JSON.stringify(entry.title);
    if (entry.isEnabled || !byTitle.has(title)) byTitle.set(title, entry);
  }
  return [...byTitle.values()];
}
