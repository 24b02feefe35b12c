import { Tooltip } from 'antd';
import type { ComponentProps } from 'react';
import { Icon } from '../icons/icon.tsx';
import { classes } from './classes.ts';
import styles from './icon-button.module.css';

export interface IconButtonProps extends Omit<ComponentProps<'button'>, 'children' | 'title'> {
  /** Name of an icon. */
  readonly icon: string;
  /** What it does: tooltip, and name for screen readers. */
  readonly label: string;
  /** The key that does the same: behind the label in the tooltip. */
  readonly shortcut?: string | undefined;
  /** For buttons that stay pressed. */
  readonly isOn?: boolean;
  /** In CSS pixels; default 16. */
  readonly iconSize?: number;
  /** Default `true`; `false` takes it away where it would lie over something. */
  readonly hasTooltip?: boolean;
}

/** A button that is an icon. */
export function IconButton({
  icon,
  label,
  shortcut,
  isOn,
  iconSize = 16,
  hasTooltip = true,
  className,
  ...rest
}: IconButtonProps) {
  return (
    <Tooltip
      title={shortcut === undefined ? label : `${label} (${shortcut})`}
      mouseEnterDelay={0.5}
      {...(!hasTooltip && { open: false })}
    >
      <button
        type="button"
        aria-label={label}
        {...(isOn === undefined ? {} : { 'aria-pressed': isOn })}
        className={classes(styles.button, isOn && styles.on, className)}
        {...rest}
      >
        <Icon name={icon} size={iconSize} />
      </button>
    </Tooltip>
  );
}
