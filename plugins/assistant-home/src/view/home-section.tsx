import type { Localized } from '@sealwright/core/api';
import { useText } from '@sealwright/ui';
import { type ReactNode, useId } from 'react';
import styles from './home-section.module.css';

export interface HomeSectionProps {
  readonly title: Localized;
  readonly count?: number;
  /** At the right end of the heading. */
  readonly action?: ReactNode;
  readonly children: ReactNode;
}

/** One titled part of the page. */
export function HomeSection({ title, count, action, children }: HomeSectionProps) {
  const text = useText();
  const id = useId();
  return (
    <section className={styles.section} aria-labelledby={id}>
      <header className={styles.head}>
        <h2 id={id} className={styles.title}>
          {text(title)}
        </h2>
        {count !== undefined && <span className={styles.count}>{count}</span>}
        {action && <span className={styles.action}>{action}</span>}
      </header>
      {children}
    </section>
  );
}
