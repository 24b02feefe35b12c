import type { MenuData } from '@sealwright/core/api';
import type { Shell } from '../shell/shell.tsx';
import { menuTitles } from './menu-titles.ts';
import { chooseNativeItem, nativeItems, onMenusChange } from './native-items.ts';

const TITLED = Object.keys(menuTitles) as (keyof typeof menuTitles)[];
const MENUS: readonly MenuData['menu'][] = ['app', ...TITLED];

/** Keeps the native menu bar, where there is one, as the window's own menus would be. */
export function attendMenuBar(shell: Shell): void {
  const { menuBar } = shell.bridge;
  if (!menuBar) return;
  const draw = () => {
    const locale = shell.workbench.locale.getState();
    const app = { title: '', isApp: true, items: nativeItems('app', shell, locale) } as const;
    const titled = TITLED.map((menu) => ({ title: menuTitles[menu][locale], items: nativeItems(menu, shell, locale) }));
    menuBar.set([app, ...titled].filter(({ items }) => items.length > 0));
  };
  onMenusChange(shell, draw);
  menuBar.onItem((id) => void chooseNativeItem(id, MENUS, shell));
}
