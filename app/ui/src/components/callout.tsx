import type { ReactNode } from 'react';
import { CircleAlert, CircleCheck, Info, TriangleAlert } from '../icons/icons.ts';
import { classes } from './classes.ts';
import styles from './tone.module.css';
import type { Tone } from './tone.ts';

const icons = { neutral: Info, info: Info, success: CircleCheck, warning: TriangleAlert, danger: CircleAlert };

export interface CalloutProps {
  readonly tone: Tone;
  readonly children: ReactNode;
  /** What can be done about it: a small button at the right end. */
  readonly action?: ReactNode;
}

/** A sentence that stays: what holds now, what to look out for. */
export function Callout({ tone, children, action }: CalloutProps) {
  const ToneIcon = icons[tone];
  return (
    <div className={classes(styles.callout, styles[tone])} role="note">
      <ToneIcon size={15} aria-hidden />
      <div className={styles.calloutBody}>{children}</div>
      {action}
    </div>
  );
}
