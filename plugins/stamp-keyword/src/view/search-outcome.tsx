import { Button, Callout, Spinner, toErrorRecord, useStore, useText } from '@sealwright/ui';
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
  if (status === 'failed') return <Fault session={session} fault={fault} />;
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

/** Small: a pattern that is being typed is at fault most of the time. */
function Fault({ session, fault }: { readonly session: KeywordSession; readonly fault: unknown }) {
  const text = useText();
  const again = (
    <Button size="small" onClick={() => session.searchNow()}>
      {text(texts.tryAgain)}
    </Button>
  );
  return (
    <div role="alert">
      <Callout tone="danger" action={again}>
        {text(toErrorRecord(fault).sentence)}
      </Callout>
    </div>
  );
}
