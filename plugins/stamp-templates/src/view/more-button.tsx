import { Button, Dropdown, Icon, type MenuProps } from '@sealwright/ui';

export interface MoreButtonProps {
  /** For screen readers: of what it shows more. */
  readonly label: string;
  readonly items: NonNullable<MenuProps['items']>;
  readonly isDisabled?: boolean;
}

/** "…" with a menu. Without a tooltip, which would lie over the menu. */
export function MoreButton({ label, items, isDisabled = false }: MoreButtonProps) {
  return (
    <Dropdown trigger={['click']} placement="bottomRight" autoFocus disabled={isDisabled} menu={{ items }}>
      <Button
        type="text"
        size="small"
        aria-label={label}
        aria-haspopup="menu"
        disabled={isDisabled}
        icon={<Icon name="ellipsis" size={14} />}
      />
    </Dropdown>
  );
}
