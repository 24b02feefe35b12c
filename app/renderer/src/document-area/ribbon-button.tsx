import type { Localized } from '@sealwright/core/api';
import { classes, Icon, useText } from '@sealwright/ui';
import styles from './ribbon.module.css';

export interface RibbonButtonProps {
  readonly title: Localized;
  readonly icon: string | undefined;
  /** What hints name it by; see the point `hints`. */
  readonly anchor: string;
  /** The key that does the same. */
  readonly shortcut?: string | undefined;
  /** Of tools, which stay on. */
  readonly isOn?: boolean;
  readonly isEnabled?: boolean;
  /** Filled: what the tab's work ends with. */
  readonly isPrimary?: boolean;
  readonly keepsWords?: boolean;
  readonly onClick: () => void;
}

/**
 * A tool or a command in a tab. Where room is short its icon goes first, then its word, unless that is to stay; without an
 * icon the word stays.
 */
export function RibbonButton({
  title,
  icon,
  anchor,
  shortcut,
  isOn,
  isEnabled = true,
  isPrimary,
  keepsWords,
  onClick,
}: RibbonButtonProps) {
  const text = useText();
  const label = text(title);
  return (
    <button
      type="button"
      className={classes(styles.button, isOn && styles.on, isPrimary && styles.primary)}
      {...(isOn !== undefined && { 'aria-pressed': isOn })}
      aria-label={label}
      title={shortcut === undefined ? label : `${label} (${shortcut})`}
      data-anchor={anchor}
      data-keeps-words={keepsWords}
      disabled={!isEnabled}
      onClick={onClick}
    >
      {icon !== undefined && (
        <span className={styles.icon}>
          <Icon name={icon} size={15} />
        </span>
      )}
      <span className={classes(icon !== undefined && styles.label)}>{label}</span>
    </button>
  );
}
