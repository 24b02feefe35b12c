import type { RpcClient } from '@sealwright/core/api';
import {
  Button,
  ChevronDown,
  Dropdown,
  EmptyState,
  ErrorState,
  ListAndDetail,
  LoadingState,
  PageView,
  SearchField,
  useLoad,
  useText,
} from '@sealwright/ui';
import { useEffect, useState } from 'react';
import type { WrittenEntry } from '../common-audit-entry.ts';
import { type auditRpc, EXPORT_FORMATS } from '../common-audit-rpc.ts';
import type { AuditActions } from './audit-actions.tsx';
import styles from './audit-page.module.css';
import { ChainState } from './chain-state.tsx';
import { EntryDetail } from './entry-detail.tsx';
import { EntryTable, rowKey } from './entry-table.tsx';
import { FilterBar, filterOf, NO_FILTER } from './filter-bar.tsx';
import { formatTitles, texts } from './texts.ts';

export interface AuditPageProps {
  readonly calls: RpcClient<typeof auditRpc>;
  readonly actions: AuditActions;
}

/** How many entries are shown at first, and how many more each time. */
const PORTION = 100;
/** More than these nobody reads in a table. */
const MOST = 1_000;

/** 操作日志: the entries, the newest first, and whether the log fits together. */
export function AuditPage({ calls, actions }: AuditPageProps) {
  const text = useText();
  const [query, setQuery] = useState('');
  const [fields, setFields] = useState(NO_FILTER);
  const [limit, setLimit] = useState(PORTION);
  const [opened, setOpened] = useState<WrittenEntry>();
  const written = useWritten(calls);
  const filter = filterOf(fields, query);
  const hasFilter = Object.keys(filter).length > 0;
  const list = useLoad((signal) => calls.list({ filter, limit }, { signal }), [JSON.stringify(filter), limit, written]);
  const check = useLoad((signal) => calls.check({ signal }), [written]);
  const { value: page } = list;
  return (
    <PageView
      title={texts.page}
      leading={
        <Button loading={check.state === 'loading'} onClick={check.reload}>
          {text(texts.check)}
        </Button>
      }
      trailing={
        <>
          <SearchField label={text(texts.search)} value={query} onChange={setQuery} />
          <MoreMenu actions={actions} />
        </>
      }
    >
      {list.state === 'error' && <ErrorState error={list.error} onRetry={list.reload} />}
      {list.state === 'loading' && !page && <LoadingState />}
      {list.state !== 'error' && page && (
        <ListAndDetail
          detail={opened && <EntryDetail key={rowKey(opened)} written={opened} onClose={() => setOpened(undefined)} />}
        >
          <ChainState
            report={check.value}
            fault={check.state === 'error' ? check.error : undefined}
            actions={actions}
          />
          {page.entries.length === 0 && !hasFilter ? (
            <EmptyState icon="scroll-text" title={texts.empty} description={texts.emptyHint} />
          ) : (
            <>
              <FilterBar fields={fields} onChange={setFields} />
              <EntryTable entries={page.entries} opened={opened && rowKey(opened)} onOpen={setOpened} />
              {page.hasMore && (
                <div className={styles.older}>
                  {limit < MOST ? (
                    <Button onClick={() => setLimit(limit + PORTION)}>{text(texts.older)}</Button>
                  ) : (
                    text(texts.most, { count: MOST })
                  )}
                </div>
              )}
            </>
          )}
        </ListAndDetail>
      )}
    </PageView>
  );
}

/** Grows with every entry that is written while the page is open. */
function useWritten(calls: RpcClient<typeof auditRpc>): number {
  const [count, setCount] = useState(0);
  useEffect(() => {
    const ending = new AbortController();
    // Where it cannot be followed, the list is as it was when the page was opened.
    calls.watch({ signal: ending.signal, onProgress: () => setCount((before) => before + 1) }).catch(() => {});
    return () => ending.abort();
  }, [calls]);
  return count;
}

function MoreMenu({ actions }: Pick<AuditPageProps, 'actions'>) {
  const text = useText();
  const items = [
    ...EXPORT_FORMATS.map((format) => ({
      key: format,
      label: `${text(texts.export)}：${text(formatTitles[format])}`,
      onClick: () => void actions.export(format),
    })),
    { type: 'divider' as const },
    { key: 'checkpoint', label: text(texts.checkpoint), onClick: () => void actions.signCheckpoint() },
    { key: 'check-file', label: text(texts.checkFile), onClick: () => void actions.checkFile() },
  ];
  return (
    <Dropdown menu={{ items }} trigger={['click']} placement="bottomRight">
      <Button aria-haspopup="menu">
        {text(texts.more)}
        <ChevronDown size={13} aria-hidden />
      </Button>
    </Dropdown>
  );
}
