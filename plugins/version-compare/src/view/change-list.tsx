import type { ChangeGroup } from '@sealwright/core/api';
import { Button, EmptyState, ErrorState, LoadingState, useLoad, useText } from '@sealwright/ui';
import styles from './change-list.module.css';
import { texts } from './texts.ts';

export interface ChangeListProps {
  readonly read: (signal: AbortSignal) => Promise<readonly ChangeGroup[]>;
  /** Shows a page of the document, 0-based. */
  readonly onPage: (page: number) => void;
}

/** What a comparison of the file object by object found. */
export function ChangeList({ read, onPage }: ChangeListProps) {
  const text = useText();
  const changes = useLoad(read, [read]);
  if (changes.state === 'error') return <ErrorState error={changes.error} onRetry={changes.reload} />;
  if (!changes.value) return <LoadingState />;
  if (changes.value.length === 0)
    return <EmptyState icon="file-check" title={texts.noChanges} description={texts.noChangesHint} />;
  return (
    <div className={styles.body}>
      <p className={styles.introduction}>{text(texts.changesIntroduction)}</p>
      <ul className={styles.list}>
        {changes.value.map(({ kind, label, count, pages }) => (
          <li key={kind}>
            <span className={styles.label}>{text(label)}</span>
            <span className={styles.quiet}>{text(texts.changeCount, { count })}</span>
            <span className={styles.pages}>
              {pages.map((page) => (
                <Button key={page} type="link" size="small" onClick={() => onPage(page)}>
                  {text(texts.goToPage, { page: page + 1 })}
                </Button>
              ))}
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
}
