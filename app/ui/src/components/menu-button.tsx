import { Dropdown, type DropdownProps, type MenuProps } from 'antd';
import { useState } from 'react';
import { IconButton, type IconButtonProps } from './icon-button.tsx';

export interface MenuButtonProps extends Omit<IconButtonProps, 'isOn' | 'hasTooltip' | 'onClick'> {
  readonly menu: MenuProps;
  /** Default 'bottomRight'. */
  readonly placement?: NonNullable<DropdownProps['placement']>;
  /** Whether the menu takes the keyboard's focus; default `true`. */
  readonly autoFocus?: boolean;
  readonly onOpenChange?: (isOpen: boolean) => void;
}

/** A button that is an icon and opens a menu, over which no tooltip lies. */
export function MenuButton({
  menu,
  placement = 'bottomRight',
  autoFocus = true,
  disabled = false,
  onOpenChange,
  ...button
}: MenuButtonProps) {
  const [isOpen, setOpen] = useState(false);
  return (
    <Dropdown
      trigger={['click']}
      placement={placement}
      autoFocus={autoFocus}
      disabled={disabled}
      menu={menu}
      onOpenChange={(open) => {
        setOpen(open);
        onOpenChange?.(open);
      }}
    >
      <IconButton {...button} aria-haspopup="menu" aria-expanded={isOpen} disabled={disabled} hasTooltip={!isOpen} />
    </Dropdown>
  );
}
