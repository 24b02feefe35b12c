import type { RpcClient } from '@sealwright/core/api';
import { EmptyState, ErrorState, useStore } from '@sealwright/ui';
import { useEffect, useMemo, useState } from 'react';
import type { outputRpc } from '../common-output-rpc.ts';
import { LogBar } from './log-bar.tsx';
import { LogList } from './log-list.tsx';
import { EVERYTHING, linesThatFit, rowsOf } from './log-listing.ts';
import styles from './log-panel.module.css';
import type { LogRecord } from './log-record.ts';
import { texts } from './texts.ts';
import { useLogActions } from './use-log-actions.ts';
import { useSourceTitles } from './use-source-titles.ts';

export interface LogPanelProps {
  readonly record: LogRecord;
  readonly calls: Pick<RpcClient<typeof outputRpc>, 'sources' | 'save'>;
}

/** What the program and its plugins write down, as it is written. */
export function LogPanel({ record, calls }: LogPanelProps) {
  const { lines, fault } = useStore(record.state);
  const [filter, setFilter] = useState(EVERYTHING);
  const [isFollowing, setFollowing] = useState(true);
  const titleOf = useSourceTitles(calls);
  const listed = useMemo(() => linesThatFit(lines, filter), [lines, filter]);
  const rows = useMemo(() => rowsOf(listed), [listed]);
  const { copy, save } = useLogActions(calls, listed);
  useEffect(() => {
    const watching = record.watch();
    return () => void watching.dispose();
  }, [record]);

  if (fault !== undefined && lines.length === 0) return <ErrorState error={fault} />;
  return (
    <div className={styles.panel}>
      <LogBar
        lines={lines}
        listed={listed}
        filter={filter}
        titleOf={titleOf}
        isFollowing={isFollowing}
        onFilter={setFilter}
        onFollow={setFollowing}
        onCopy={copy}
        onSave={save}
        onClear={() => record.clear()}
      />
      {rows.length > 0 ? (
        <LogList rows={rows} titleOf={titleOf} isFollowing={isFollowing} onFollow={setFollowing} />
      ) : (
        <EmptyState
          isCompact
          icon="scroll-text"
          title={lines.length > 0 ? texts.filtered : texts.empty}
          {...(lines.length === 0 && { description: texts.emptyHint })}
        />
      )}
    </div>
  );
}
