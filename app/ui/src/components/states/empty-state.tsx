import type { Localized } from '@sealwright/core/api';
import type { ReactNode } from 'react';
import { useText } from '../../hooks/use-text.ts';
import { Icon } from '../../icons/icon.tsx';
import { classes } from '../classes.ts';
import styles from './states.module.css';

export interface EmptyStateProps {
  readonly title: Localized;
  readonly description?: Localized;
  /** Name of an icon. */
  readonly icon?: string;
  /** What can be done about it: buttons. */
  readonly actions?: ReactNode;
  /** For panels: smaller, without the height of a page. */
  readonly isCompact?: boolean;
}

/** Nothing is here, and that is no fault. */
export function EmptyState({ title, description, icon, actions, isCompact = false }: EmptyStateProps) {
  const text = useText();
  return (
    <div className={classes(styles.state, isCompact && styles.compact)}>
      {icon && (
        <span className={styles.icon}>
          <Icon name={icon} size={isCompact ? 20 : 32} />
        </span>
      )}
      <p className={styles.title}>{text(title)}</p>
      {description && <p className={styles.text}>{text(description)}</p>}
      {actions && <div className={styles.actions}>{actions}</div>}
    </div>
  );
}
