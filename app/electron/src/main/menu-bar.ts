import type { DesktopMenu } from '@sealwright/shell/protocol';
import { app, Menu } from 'electron';
import { menuBarTemplate } from './menu-bar-template.ts';

/**
 * The menu bar of macOS. Elsewhere the window draws its menus itself. `choose` gets the id of an item.
 */
export function setMenuBar(menus: readonly DesktopMenu[], choose: (id: string) => void): void {
  if (process.platform !== 'darwin') return;
  Menu.setApplicationMenu(Menu.buildFromTemplate(menuBarTemplate(app.name, menus, choose)));
}
