import type { ChangeGroup } from '@sealwright/core/api';
import { Button, useText } from '@sealwright/ui';

import styles from './signature-detail.module.css';
import { texts } from './texts.ts';

const MOST_PAGES = 8;

export interface LaterChangesProps {
  readonly changes: readonly ChangeGroup[];
  readonly onPage: (page: number) => void;
}

/** What followed the signature, with ways to the pages concerned. */
export function LaterChanges({ changes, onPage }: LaterChangesProps) {
  const text = useText();
  return (
    <ul className={styles.changes}>
      {changes.map(({ label, count, pages }) => (
        <li key={label.en}>
          {text(label)} <span className={styles.quiet}>{text(texts.changeCount, { count })}</span>
          {pages.slice(0, MOST_PAGES).map((page) => (
            <Button key={page} type="link" size="small" onClick={() => onPage(page)}>
              {text(texts.goToPage, { page: page + 1 })}
            </Button>
          ))}
          {pages.length > MOST_PAGES && (
            <span className={styles.quiet}>{text(texts.morePages, { count: pages.length })}</span>
          )}
        </li>
      ))}
    </ul>
  );
}
