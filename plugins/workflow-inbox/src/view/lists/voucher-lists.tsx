import { WORKFLOW_TABS, type WorkflowCounts, type WorkflowTab } from '@sealwright/core/api';
import {
  Button,
  Callout,
  EmptyState,
  ErrorState,
  ListAndDetail,
  LoadingState,
  Tabs,
  useFormat,
  useLoad,
  useStore,
  useText,
} from '@sealwright/ui';
import { useEffect, useState } from 'react';
import type { InboxState, VoucherRow } from '../../common-inbox-rpc.ts';
import type { VoucherActions } from '../actions/voucher-actions.tsx';
import { BatchBar } from '../batch/batch-bar.tsx';
import type { InboxModel } from '../inbox-model.ts';
import styles from '../inbox-page.module.css';
import { TEXTS } from '../texts.ts';
import { FilterBar } from './filter-bar.tsx';
import { Pager } from './pager.tsx';
import { VoucherDetail } from './voucher-detail.tsx';
import { hasFilters, NO_FILTERS, type VoucherFilters } from './voucher-filters.ts';
import { VoucherTable } from './voucher-table.tsx';

export interface VoucherListsProps {
  readonly model: InboxModel;
  readonly actions: VoucherActions;
  readonly inbox: InboxState;
  readonly onReceive: () => void;
}

/** The five lists, one at a time, with what narrows them. */
export function VoucherLists({ model, actions, inbox, onReceive }: VoucherListsProps) {
  const text = useText();
  const format = useFormat();
  const { query, rows, fault, isLoading } = useStore(model.list.state);
  const busy = useStore(model.state, (state) => state.busy);
  const bizTypes = useLoad((signal) => model.calls.bizTypes({ signal }), [inbox.source]);
  const filters = useStore(model.filters);
  const [ticked, setTicked] = useState<readonly string[]>([]);
  const [opened, setOpened] = useState<{ readonly id: string; readonly name: string }>();
  const items = rows?.items ?? [];
  const selected = items.filter(({ voucher }) => ticked.includes(voucher.id));
  const { tab } = query;
  // biome-ignore lint/correctness/useExhaustiveDependencies: another list has rows of its own
  useEffect(() => {
    setTicked([]);
    setOpened(undefined);
  }, [tab]);

  const search = (next: VoucherFilters) => void model.search(next);
  const problem = rows?.stale ?? inbox.offline;
  return (
    <ListAndDetail
      detail={
        opened && (
          <VoucherDetail
            key={opened.id}
            model={model}
            row={items.find(({ voucher }) => voucher.id === opened.id)}
            {...opened}
            onClose={() => setOpened(undefined)}
          />
        )
      }
    >
      <div className={styles.column}>
        <div className={styles.lists}>
          <Tabs
            className={styles.tabs ?? ''}
            aria-label={text(TEXTS.tabs)}
            activeKey={tab}
            onChange={(key) => void model.list.ask({ tab: key as WorkflowTab, page: 1 }, { forget: true })}
            items={WORKFLOW_TABS.map((each) => ({ key: each, label: <TabTitle tab={each} counts={inbox.counts} /> }))}
          />
          <FilterBar
            filters={filters}
            bizTypes={bizTypes.value ?? []}
            has={{ state: true, initiator: true }}
            isLoading={isLoading && rows !== undefined}
            onSearch={search}
          />
          {problem && (
            <Callout
              tone="warning"
              action={
                <Button size="small" onClick={() => void model.calls.refresh().catch(() => {})}>
                  {text(TEXTS.retry)}
                </Button>
              }
            >
              {rows?.stale
                ? text(TEXTS.offline, { reason: text(problem.sentence), time: format.moment(rows.asOf) })
                : text(problem.sentence)}
              {inbox.waiting > 0 && ` ${text(TEXTS.waitingActions, { count: inbox.waiting })}`}
            </Callout>
          )}
          {selected.length > 0 && <BatchBar model={model} rows={selected} onClear={() => setTicked([])} />}
          {fault !== undefined && <ErrorState error={fault} onRetry={() => void model.list.load()} />}
          {fault === undefined && !rows && <LoadingState label={TEXTS.loading} />}
          {rows && items.length === 0 && (
            <NoVouchers
              tab={tab}
              isFiltered={hasFilters(filters)}
              onReset={() => search(NO_FILTERS)}
              onReceive={onReceive}
            />
          )}
          {rows && items.length > 0 && (
            <VoucherTable
              rows={items}
              sort={query.sort ?? '-createdAt'}
              transfers={inbox.transfers}
              busy={busy}
              isLoading={isLoading}
              selected={ticked}
              opened={opened?.id}
              onSelect={setTicked}
              onSort={(sort) => void model.list.ask({ sort, page: 1 })}
              onOpen={(row) => void actions.run(defaultAction(row), row)}
              onDecide={(action) => actions.showConflict(action)}
              onAction={(action, row) =>
                action === 'details'
                  ? setOpened({ id: row.voucher.id, name: row.voucher.name })
                  : void actions.run(action, row)
              }
            />
          )}
        </div>
        {rows && (
          <div className={styles.pager}>
            <Pager
              total={rows.total}
              page={query.page}
              pageSize={query.pageSize}
              onChange={(page, pageSize) => void model.list.ask({ page, pageSize })}
            />
          </div>
        )}
      </div>
    </ListAndDetail>
  );
}

/** A file that is not here yet has to be received first. */
function defaultAction({ voucher: { allowedActions, file } }: VoucherRow): 'receive' | 'view' | 'edit' {
  if (allowedActions.includes('receive')) return 'receive';
  return file ? 'view' : 'edit';
}

function TabTitle({ tab, counts }: { readonly tab: WorkflowTab; readonly counts: WorkflowCounts | undefined }) {
  const text = useText();
  const count = counts?.[tab] ?? 0;
  return (
    <span>
      {text(TEXTS[tab])}
      {(tab === 'todo' || tab === 'draft') && count > 0 && <span className={styles.count}>{count}</span>}
    </span>
  );
}

interface NoVouchersProps {
  readonly tab: WorkflowTab;
  readonly isFiltered: boolean;
  readonly onReset: () => void;
  readonly onReceive: () => void;
}

function NoVouchers({ tab, isFiltered, onReset, onReceive }: NoVouchersProps) {
  const text = useText();
  if (isFiltered)
    return (
      <EmptyState
        icon="search"
        title={TEXTS.noMatch}
        actions={<Button onClick={onReset}>{text(TEXTS.reset)}</Button>}
      />
    );
  const hints = { todo: TEXTS.emptyTodo, draft: TEXTS.emptyDraft } as const;
  return (
    <EmptyState
      icon="inbox"
      title={TEXTS.empty}
      description={tab === 'todo' || tab === 'draft' ? hints[tab] : TEXTS.emptyOther}
      actions={tab === 'todo' && <Button onClick={onReceive}>{text(TEXTS.receive)}</Button>}
    />
  );
}
