import type { ComponentProps, ReactNode } from 'react';
import { classes } from './classes.ts';
import styles from './status-button.module.css';

export interface StatusButtonProps extends ComponentProps<'button'> {
  /** For what came up by itself and waits for its user: it stands out. */
  readonly isOffer?: boolean;
  readonly icon?: ReactNode;
}

/** An entry of the status line that leads somewhere. Words without room end in an ellipsis. */
export function StatusButton({ isOffer, icon, className, children, ...rest }: StatusButtonProps) {
  return (
    <button type="button" className={classes(styles.button, isOffer && styles.offer, className)} {...rest}>
      {icon}
      {children !== undefined && <span className={styles.words}>{children}</span>}
    </button>
  );
}
