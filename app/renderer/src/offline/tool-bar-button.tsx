import { classes, Icon, useText } from '@sealwright/ui';
import type { ComponentProps } from 'react';
import { useKeyLabels } from '../keys/use-key-labels.ts';
import { useShell } from '../shell/shell.tsx';
import styles from './tool-bar.module.css';
import type { ShownCommand } from './tool-bar-items.ts';

/** A command of the bar. */
export function CommandButton({ item }: { readonly item: ShownCommand }) {
  const text = useText();
  const keyOf = useKeyLabels();
  const { workbench } = useShell();
  return (
    <ToolBarButton
      icon={item.icon ?? 'circle'}
      label={text(item.title)}
      shortcut={keyOf(item.id)}
      isIcon={item.isIcon}
      yields={item.yields}
      disabled={!item.isEnabled}
      data-anchor={`command:${item.id}`}
      // A failure was shown by `runCommand` itself.
      onClick={() => void workbench.runCommand(item.id).catch(() => {})}
    />
  );
}

export interface ToolBarButtonProps extends Omit<ComponentProps<'button'>, 'children' | 'title'> {
  readonly icon: string;
  readonly label: string;
  readonly shortcut?: string | undefined;
  readonly isIcon?: boolean;
  /** Its word goes first. */
  readonly yields?: boolean;
  readonly isOn?: boolean;
  readonly isPrimary?: boolean;
  /** Behind the word: it opens a menu. */
  readonly hasMenu?: boolean;
}

/** An icon and its word; where the bar is short of room, the icon alone. */
export function ToolBarButton({
  icon,
  label,
  shortcut,
  isIcon = false,
  yields = false,
  isOn = false,
  isPrimary = false,
  hasMenu = false,
  className,
  ...rest
}: ToolBarButtonProps) {
  return (
    <button
      type="button"
      aria-label={label}
      title={shortcut === undefined ? label : `${label} (${shortcut})`}
      className={classes(
        styles.button,
        isIcon && styles.bare,
        isOn && styles.on,
        isPrimary && styles.primary,
        className,
      )}
      {...rest}
    >
      <Icon name={icon} size={16} />
      {!isIcon && (
        <span className={classes(styles.word, yields && styles.yielding, isPrimary && styles.kept)}>{label}</span>
      )}
      {hasMenu && <Icon name="chevron-down" size={12} />}
    </button>
  );
}
