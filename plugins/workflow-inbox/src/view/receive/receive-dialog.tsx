import type { InboxQuery } from '@sealwright/core/api';
import { Button, ErrorState, RefreshCw, Tabs, useLoad, useStore, useText, type Workbench } from '@sealwright/ui';
import { useEffect, useMemo, useState } from 'react';
import type { ReceiveProgress, VoucherRow } from '../../common-inbox-rpc.ts';
import type { InboxModel } from '../inbox-model.ts';
import { FilterBar } from '../lists/filter-bar.tsx';
import { PagedRows } from '../lists/paged-rows.ts';
import { Pager } from '../lists/pager.tsx';
import { filterQuery, lastMonths, NO_FILTERS, type VoucherFilters } from '../lists/voucher-filters.ts';
import styles from './receive-dialog.module.css';
import { ReceiveTable } from './receive-table.tsx';
import { RECEIVE_TEXTS } from './receive-texts.ts';
import { receiveVouchers } from './receive-vouchers.tsx';
import { RESULT_TEXTS } from './result-texts.ts';

/** Opens 凭证接收. */
export function showReceiveDialog(model: InboxModel, workbench: Workbench, onOpen: (row: VoucherRow) => void): void {
  const close = () => void dialog.dispose();
  const open = (row: VoucherRow) => {
    close();
    onOpen(row);
  };
  const dialog = workbench.openDialog({
    title: RECEIVE_TEXTS.title,
    width: 900,
    content: <ReceiveDialog model={model} workbench={workbench} onOpen={open} onClose={close} />,
  });
}

interface ReceiveDialogProps {
  readonly model: InboxModel;
  readonly workbench: Workbench;
  readonly onOpen: (row: VoucherRow) => void;
  readonly onClose: () => void;
}

function ReceiveDialog({ model, workbench, onOpen, onClose }: ReceiveDialogProps) {
  const text = useText();
  const first = useMemo((): VoucherFilters => ({ ...NO_FILTERS, created: lastMonths() }), []);
  const [filters, setFilters] = useState(first);
  const [progress, setProgress] = useState<ReceiveProgress>();
  const list = useMemo(() => {
    const query: InboxQuery = { list: 'pending', page: 1, pageSize: 10, ...filterQuery(first) };
    return new PagedRows<InboxQuery>(query, (asked, signal) => model.calls.inbox(asked, { signal }));
  }, [model, first]);
  const { query, rows, fault, isLoading } = useStore(list.state);
  const inbox = useStore(model.state, (state) => state.inbox);
  const busy = useStore(model.state, (state) => state.busy);
  const bizTypes = useLoad((signal) => model.calls.bizTypes({ signal }), []);
  const version = inbox?.version;
  // biome-ignore lint/correctness/useExhaustiveDependencies: another version is another list
  useEffect(() => void list.load(), [list, version]);

  const search = (next: VoucherFilters) => {
    setFilters(next);
    const { list: shown, pageSize } = query;
    // What is not asked for any more has to go.
    void list.ask({ ...NOTHING, list: shown, page: 1, pageSize, ...filterQuery(next) });
  };
  const receive = async (row: VoucherRow) => {
    const { id } = row.voucher;
    await model.during(id, () => receiveVouchers(model, workbench, [id])).catch((fault) => workbench.showError(fault));
    void list.load();
  };
  const receiveAll = async () => {
    setProgress({ done: 0, of: 0 });
    const { state: _, initiator: __, ...asked } = filterQuery(filters);
    try {
      await receiveVouchers(model, workbench, asked, { onProgress: setProgress });
    } catch (fault) {
      workbench.showError(fault);
    } finally {
      setProgress(undefined);
      void list.load();
    }
  };

  return (
    <div className={styles.dialog}>
      <Tabs
        className={styles.tabs ?? ''}
        size="small"
        activeKey={query.list}
        onChange={(key) => void list.ask({ list: key as InboxQuery['list'], page: 1 }, { forget: true })}
        items={(['pending', 'history'] as const).map((key) => ({ key, label: text(RECEIVE_TEXTS[key]) }))}
      />
      <FilterBar
        filters={filters}
        initial={first}
        bizTypes={bizTypes.value ?? []}
        has={{ state: false, initiator: false }}
        isLoading={isLoading}
        onSearch={search}
      />
      {fault !== undefined && !rows ? (
        <ErrorState isCompact error={fault} onRetry={() => void list.load()} />
      ) : (
        <ReceiveTable
          rows={rows?.items ?? []}
          list={query.list}
          firstIndex={(query.page - 1) * query.pageSize}
          transfers={inbox?.transfers ?? []}
          busy={busy}
          isLoading={isLoading}
          onReceive={(row) => void receive(row)}
          onOpen={onOpen}
        />
      )}
      <Pager
        total={rows?.total ?? 0}
        page={query.page}
        pageSize={query.pageSize}
        onChange={(page, pageSize) => void list.ask({ page, pageSize })}
      />
      <footer className={styles.foot}>
        <Button icon={<RefreshCw size={14} aria-hidden />} onClick={() => void list.load()}>
          {text(RECEIVE_TEXTS.refresh)}
        </Button>
        <span className={styles.progress} role="status">
          {progress && progress.of > 0 && text(RESULT_TEXTS.receiving, progress)}
        </span>
        <Button onClick={onClose}>{text(RECEIVE_TEXTS.cancel)}</Button>
        <Button
          type="primary"
          loading={progress !== undefined}
          disabled={query.list !== 'pending' || (rows?.total ?? 0) === 0}
          onClick={() => void receiveAll()}
        >
          {text(RECEIVE_TEXTS.receiveAll)}
        </Button>
      </footer>
    </div>
  );
}

const NOTHING = { bizType: undefined, text: undefined, createdFrom: undefined, createdTo: undefined } as const;
