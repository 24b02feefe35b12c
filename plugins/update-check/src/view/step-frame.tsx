import type { Localized } from '@sealwright/core/api';
import type { Tone } from '@sealwright/ui';
import { classes, Icon, Spinner, useText } from '@sealwright/ui';
import type { ReactNode } from 'react';
import type { UpdateReport } from '../common-updates-rpc.ts';
import { headingOf } from './heading.ts';
import styles from './update-dialog.module.css';
import { UpdateFacts } from './update-facts.tsx';

export interface StepFrameProps {
  readonly report: UpdateReport;
  /** Instead of where the update stands, which is said below it then. */
  readonly heading?: Localized | undefined;
  /** How it stands; 'busy' while something runs. */
  readonly tone: Extract<Tone, 'info' | 'success' | 'warning' | 'danger'> | 'busy';
  readonly children?: ReactNode;
  /** Buttons from left to right; what goes on comes last. */
  readonly actions: ReactNode;
}

const ICONS = { info: 'download', success: 'circle-check', warning: 'triangle-alert', danger: 'circle-alert' };

/** One step of an update: its heading, what it says, what is known of versions, and its buttons. */
export function StepFrame({ report, heading, tone, children, actions }: StepFrameProps) {
  const text = useText();
  return (
    <div className={styles.step}>
      <div className={styles.head}>
        <span className={classes(styles.icon, styles[tone])}>
          {tone === 'busy' ? <Spinner size={22} /> : <Icon name={ICONS[tone]} size={24} />}
        </span>
        <h2 className={styles.heading}>{heading ? text(heading) : text(...headingOf(report))}</h2>
      </div>
      <div className={styles.body}>
        {heading && <p>{text(...headingOf(report))}</p>}
        {children}
        <UpdateFacts report={report} />
      </div>
      <div className={styles.actions}>{actions}</div>
    </div>
  );
}
