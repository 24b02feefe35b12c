import type { DesktopMenu } from '@sealwright/shell/protocol';
import type { MenuItemConstructorOptions } from 'electron';
import { menuEntry } from './menu-entry.ts';

/**
 * The app's own menu, with the window's entries for it at its top, where macOS has 关于 and 设置; the window's menus; and the
 * system's for text, without which no text could be copied there.
 */
export function menuBarTemplate(
  name: string,
  menus: readonly DesktopMenu[],
  choose: (id: string) => void,
): MenuItemConstructorOptions[] {
  const entriesOf = ({ items }: DesktopMenu) => items.map((item) => menuEntry(item, choose));
  const own = menus.filter(({ isApp }) => isApp).flatMap(entriesOf);
  return [
    {
      label: name,
      submenu: [
        ...(own.length > 0 ? [...own, { type: 'separator' as const }] : []),
        { role: 'services' },
        { type: 'separator' },
        { role: 'hide' },
        { role: 'hideOthers' },
        { role: 'unhide' },
        { type: 'separator' },
        { role: 'quit' },
      ],
    },
    ...menus.filter(({ isApp }) => !isApp).map((menu) => ({ label: menu.title, submenu: entriesOf(menu) })),
    { role: 'editMenu' },
    { role: 'windowMenu' },
  ];
}
