import type { Localized } from '@sealwright/core/api';
import type { ReactNode } from 'react';
import { useText } from '../hooks/use-text.ts';
import styles from './page.module.css';

export interface PageViewProps {
  readonly title: Localized;
  /** Beside the title: what is done here most. */
  readonly leading?: ReactNode;
  /** At the right end: search, rarer actions. */
  readonly trailing?: ReactNode;
  readonly children: ReactNode;
}

/** The frame of a page: heading, its buttons, and a part below that scrolls. */
export function PageView({ title, leading, trailing, children }: PageViewProps) {
  const text = useText();
  return (
    <div className={styles.page}>
      <header className={styles.head}>
        <h1 className={styles.title} title={text(title)}>
          {text(title)}
        </h1>
        {leading && <div className={styles.leading}>{leading}</div>}
        {trailing && <div className={styles.trailing}>{trailing}</div>}
      </header>
      <div className={styles.body}>{children}</div>
    </div>
  );
}
