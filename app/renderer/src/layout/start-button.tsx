import type { Localized } from '@sealwright/core/api';
import { MenuButton, useText } from '@sealwright/ui';
import { useKeyLabels } from '../keys/use-key-labels.ts';
import { menuItems } from '../menus/menu-items.tsx';
import { useMenu } from '../menus/use-menu.ts';
import styles from './top-actions.module.css';

const START: Localized = { 'zh-CN': '新建或打开', en: 'New or open' };

/** The "+" after the tabs. */
export function StartButton() {
  const text = useText();
  const keyOf = useKeyLabels();
  const { groups, choose } = useMenu('start');
  if (groups.length === 0) return null;
  return (
    <MenuButton
      icon="plus"
      label={text(START)}
      className={styles.start ?? ''}
      menu={{ items: menuItems(groups, text, keyOf, choose) }}
      placement="bottomLeft"
      autoFocus={false}
    />
  );
}
