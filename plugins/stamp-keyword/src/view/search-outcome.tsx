import { Callout, ErrorState, Spinner, useStore, useText } from '@sealwright/ui';
import styles from './keyword-panel.module.css';
import type { KeywordSession } from './keyword-session.ts';
import { pageList } from './page-list.ts';
import { texts } from './texts.ts';

export interface SearchOutcomeProps {
  readonly session: KeywordSession;
  readonly pageCount: number;
}

/** How far the search is, what it has found, and the pages that it could not search. */
export function SearchOutcome({ session, pageCount }: SearchOutcomeProps) {
  const text = useText();
  const { status, query, searched, hits, scans, unreadable, fault } = useStore(session.search.state);
  if (status === 'none' || !query) return null;
  if (status === 'failed') return <ErrorState error={fault} isCompact onRetry={() => session.searchNow()} />;
  const isRunning = status === 'running';
  const pages = new Set(hits.map(({ page }) => page)).size;
  return (
    <>
      <p className={styles.outcome} role="status">
        {isRunning && <Spinner size={13} />}
        {isRunning && text(texts.searching, { searched, count: pageCount })}
        {!isRunning && hits.length > 0 && text(texts.found, { hits: hits.length, pages })}
        {!isRunning && hits.length === 0 && text(texts.notFound, { find: query.text })}
      </p>
      {scans.length > 0 && <Callout tone="warning">{text(texts.scan, { pages: pageList(scans) })}</Callout>}
      {unreadable.length > 0 && (
        <Callout tone="warning">{text(texts.unreadable, { pages: pageList(unreadable) })}</Callout>
      )}
      {!isRunning && hits.length === 0 && scans.length === 0 && (
        <p className={styles.hint}>{text(query.kind === 'pattern' ? texts.patternHint : texts.notFoundHint)}</p>
      )}
    </>
  );
}
