import type { ReactNode } from 'react';
import { classes } from './classes.ts';
import styles from './tone.module.css';
import type { Tone } from './tone.ts';

/** A state in one or two words. */
export function Chip({ tone, children }: { readonly tone: Tone; readonly children: ReactNode }) {
  return <span className={classes(styles.chip, styles[tone])}>{children}</span>;
}

/** A state as a dot; the text beside it says it in words. */
export function Dot({ tone }: { readonly tone: Tone }) {
  return <span className={classes(styles.dot, styles[tone])} aria-hidden />;
}
