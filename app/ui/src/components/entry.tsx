import type { ReactNode } from 'react';
import { classes } from './classes.ts';
import styles from './entry.module.css';

export interface EntryProps {
  readonly title: ReactNode;
  /** Small, behind the title. */
  readonly detail?: ReactNode;
  readonly isSelected?: boolean;
  readonly onSelect?: () => void;
  /** At the right end: icon buttons. */
  readonly actions?: ReactNode;
}

/** One bordered line of a list in a panel. */
export function Entry({ title, detail, isSelected = false, onSelect, actions }: EntryProps) {
  const content = (
    <>
      <span className={styles.title}>{title}</span>
      {detail !== undefined && <span className={styles.detail}>{detail}</span>}
    </>
  );
  return (
    <div className={classes(styles.entry, isSelected && styles.selected)}>
      {onSelect ? (
        <button type="button" className={styles.main} aria-pressed={isSelected} onClick={onSelect}>
          {content}
        </button>
      ) : (
        <div className={styles.main}>{content}</div>
      )}
      {actions}
    </div>
  );
}
