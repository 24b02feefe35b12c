import type { DesktopMenu } from '@sealwright/shell/protocol';
import { Menu, type MenuItemConstructorOptions } from 'electron';

/**
 * The menu bar of macOS: the app's own menu, the window's menus, and the system's for text, without which no text could be
 * copied there. Elsewhere the window draws its menus itself. `choose` gets the id of an item.
 */
export function setMenuBar(menus: readonly DesktopMenu[], choose: (id: string) => void): void {
  if (process.platform !== 'darwin') return;
  Menu.setApplicationMenu(
    Menu.buildFromTemplate([
      { role: 'appMenu' },
      ...menus.map(({ title, items }) => ({ label: title, submenu: items.map((item) => entryOf(item, choose)) })),
      { role: 'editMenu' },
      { role: 'windowMenu' },
    ]),
  );
}

function entryOf(item: DesktopMenu['items'][number], choose: (id: string) => void): MenuItemConstructorOptions {
  if (item.kind === 'separator') return { type: 'separator' };
  const { id, title, shortcut, enabled, checked } = item;
  return {
    label: title,
    enabled,
    ...(shortcut !== undefined && { accelerator: shortcut }),
    ...(checked !== undefined && { type: 'checkbox', checked }),
    click: () => choose(id),
  };
}
