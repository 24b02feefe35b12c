import {
  Button,
  EmptyState,
  ErrorState,
  LoadingState,
  PageView,
  SearchField,
  useStore,
  useText,
  useWorkbench,
} from '@sealwright/ui';
import { useEffect, useState } from 'react';
import type { RecentList } from './recent-list.ts';
import { RecentTable } from './recent-table.tsx';
import { TEXTS } from './texts.ts';

/** The documents that were opened last. */
export function RecentPage({ list }: { readonly list: RecentList }) {
  const text = useText();
  const { documents, fault } = useStore(list.state);
  const [query, setQuery] = useState('');
  useEffect(() => list.follow(), [list]);
  return (
    <PageView
      title={TEXTS.page}
      leading={
        documents && documents.length > 0 && <Button onClick={() => void list.forgetAll()}>{text(TEXTS.clear)}</Button>
      }
      trailing={<SearchField label={text(TEXTS.search)} value={query} onChange={setQuery} />}
    >
      {fault !== undefined && <ErrorState error={fault} onRetry={() => list.follow()} />}
      {fault === undefined && !documents && <LoadingState />}
      {documents?.length === 0 && <NothingYet />}
      {documents && documents.length > 0 && <RecentTable documents={documents} query={query} list={list} />}
    </PageView>
  );
}

function NothingYet() {
  const text = useText();
  const workbench = useWorkbench();
  return (
    <EmptyState
      icon="clock"
      title={TEXTS.empty}
      description={TEXTS.emptyHint}
      actions={
        <Button type="primary" onClick={() => void workbench.runCommand('documents.open').catch(() => {})}>
          {text(TEXTS.open)}
        </Button>
      }
    />
  );
}
