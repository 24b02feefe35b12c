import { Dropdown, Icon, type MenuProps, useStore, useText } from '@sealwright/ui';
import { useState } from 'react';
import menuStyles from '../menus/menu-items.module.css';
import { useShell } from '../shell/shell.tsx';
import { ToolBarButton } from './tool-bar-button.tsx';
import type { ShownItem } from './tool-bar-items.ts';

type ShownMenu = Extract<ShownItem, { kind: 'menu' }>;

/** A button with a menu of commands and of tools of the document in front, of which the one that is on is marked. */
export function ToolMenu({ item }: { readonly item: ShownMenu }) {
  const text = useText();
  const { documents, workbench } = useShell();
  const [isOpen, setOpen] = useState(false);
  const active = useStore(documents.state, (all) => all.active);
  const on = useStore(documents.state, ({ tools }) => (active === undefined ? undefined : tools[active]));
  const tools = item.groups.flat().filter(({ kind }) => kind === 'tool');
  const choose = (entry: ShownMenu['groups'][number][number]) => {
    if (entry.kind === 'command') void workbench.runCommand(entry.id).catch(() => {});
    else if (active !== undefined) documents.setTool(active, entry.id === on ? undefined : entry.id);
  };
  const items = item.groups.flatMap(
    (group, at): NonNullable<MenuProps['items']> => [
      ...(at > 0 ? [{ type: 'divider' as const, key: `line-${at}` }] : []),
      ...group.map((entry) => ({
        key: entry.id,
        disabled: !entry.isEnabled,
        icon: (
          <span className={menuStyles.icon}>
            <Icon name={entry.icon ?? 'circle'} size={15} />
          </span>
        ),
        label: text(entry.title),
        onClick: () => choose(entry),
      })),
    ],
  );
  const isEnabled = item.groups.flat().some((entry) => entry.isEnabled);
  return (
    <Dropdown
      trigger={['click']}
      placement="bottomLeft"
      autoFocus
      disabled={!isEnabled}
      menu={{ items, selectedKeys: on === undefined ? [] : [on] }}
      onOpenChange={setOpen}
    >
      <ToolBarButton
        icon={item.icon}
        label={text(item.title)}
        hasMenu
        isOn={tools.some(({ id }) => id === on)}
        disabled={!isEnabled}
        aria-haspopup="menu"
        aria-expanded={isOpen}
      />
    </Dropdown>
  );
}
