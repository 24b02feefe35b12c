import type { Localized } from '@sealwright/core/api';
import { MenuButton, type MenuProps, useText } from '@sealwright/ui';
import { useKeyLabels } from '../keys/use-key-labels.ts';
import { menuItems } from './menu-items.tsx';
import { menuTitles } from './menu-titles.ts';
import { useMenu } from './use-menu.ts';

const MENU: Localized = { 'zh-CN': '菜单', en: 'Menu' };

/** The ≡ button with the application's menus. */
export function ApplicationMenu() {
  const text = useText();
  const keyOf = useKeyLabels();
  const menus = { file: useMenu('file'), edit: useMenu('edit'), view: useMenu('view'), help: useMenu('help') };
  const items: MenuProps['items'] = Object.entries(menus)
    .filter(([, { groups }]) => groups.length > 0)
    .map(([menu, { groups, choose }]) => ({
      key: menu,
      label: text(menuTitles[menu as keyof typeof menus]),
      children: menuItems(groups, text, keyOf, choose),
    }));
  return <MenuButton icon="menu" label={text(MENU)} iconSize={17} menu={{ items }} autoFocus={false} />;
}
