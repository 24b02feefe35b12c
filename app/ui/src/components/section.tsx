import type { Localized } from '@sealwright/core/api';
import { type ReactNode, useId } from 'react';
import { useText } from '../hooks/use-text.ts';
import styles from './section.module.css';

export interface SectionProps {
  readonly title: Localized;
  /** Shown at the right end of the heading. */
  readonly count?: number;
  /** Small buttons at the right end of the heading. */
  readonly actions?: ReactNode;
  readonly children: ReactNode;
}

/** One titled part of a panel beside the document. */
export function Section({ title, count, actions, children }: SectionProps) {
  const text = useText();
  const id = useId();
  return (
    <section className={styles.section} aria-labelledby={id}>
      <header className={styles.head}>
        <h2 className={styles.title} id={id}>
          {text(title)}
        </h2>
        {count !== undefined && <span className={styles.count}>{count}</span>}
        {actions && <div className={styles.actions}>{actions}</div>}
      </header>
      {children}
    </section>
  );
}
