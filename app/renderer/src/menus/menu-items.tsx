import type { MenuProps, Translate } from '@sealwright/ui';
import { Icon } from '@sealwright/ui';
import type { MenuEntry } from './menu-entries.ts';
import styles from './menu-items.module.css';

type Items = NonNullable<MenuProps['items']>;

/** Groups of entries as items of antd's menu, parted by lines. `keyOf` gives the key that also runs a command. */
export function menuItems(
  groups: readonly (readonly MenuEntry[])[],
  text: Translate,
  keyOf: (command: string) => string | undefined,
  choose: (entry: MenuEntry) => void,
): Items {
  return groups.flatMap(
    (entries, at): Items => [
      ...(at > 0 ? [{ type: 'divider' as const, key: `line-${at}` }] : []),
      ...entries.map((entry) => {
        const key = keyOf(entry.command);
        return {
          key: entry.id,
          disabled: !entry.isEnabled,
          icon: <span className={styles.icon}>{entry.icon !== undefined && <Icon name={entry.icon} size={15} />}</span>,
          label: text(entry.title),
          extra: key && <kbd className={styles.key}>{key}</kbd>,
          onClick: () => choose(entry),
        };
      }),
    ],
  );
}
