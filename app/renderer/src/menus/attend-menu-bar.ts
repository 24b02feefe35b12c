import type { MenuData } from '@sealwright/core/api';
import type { DesktopMenu } from '@sealwright/shell/protocol';
import { accelerator } from '../keys/key-labels.ts';
import type { Shell } from '../shell/shell.tsx';
import { menuGroups } from './menu-entries.ts';
import { menuTitles } from './menu-titles.ts';

/** Keeps the native menu bar, where there is one, as the window's own menus would be. */
export function attendMenuBar({ bridge: { menuBar }, contributions, workbench }: Shell): void {
  if (!menuBar) return;
  let commands = new Map<string, { readonly command: string; readonly argument: unknown }>();

  const draw = () => {
    const lists = contributions.getState();
    const locale = workbench.locale.getState();
    commands = new Map();
    const menus = (Object.keys(menuTitles) as (keyof typeof menuTitles & MenuData['menu'])[]).map(
      (menu): DesktopMenu => {
        const groups = menuGroups(menu, lists, workbench.context.state.getState());
        const items = groups.flatMap((entries, at): DesktopMenu['items'] => [
          ...(at > 0 ? [{ kind: 'separator' } as const] : []),
          ...entries.map(({ id, title, command, argument, isEnabled }) => {
            commands.set(id, { command, argument });
            const key = lists.keybindings.find(({ data }) => data.command === command && data.argument === undefined);
            const shortcut = key && { shortcut: accelerator(key.data.key) };
            return { kind: 'item', id, title: title[locale], enabled: isEnabled, ...shortcut } as const;
          }),
        ]);
        return { title: menuTitles[menu][locale], items };
      },
    );
    menuBar.set(menus.filter(({ items }) => items.length > 0));
  };
  contributions.subscribe(draw);
  workbench.locale.subscribe(draw);
  workbench.context.state.subscribe(draw);
  menuBar.onItem((id) => {
    const chosen = commands.get(id);
    if (chosen) workbench.runCommand(chosen.command, chosen.argument).catch(() => {});
  });
}
