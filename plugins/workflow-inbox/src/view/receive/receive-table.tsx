import type { InboxQuery } from '@sealwright/core/api';
import { Button, Chip, EmptyState, Table, type TableColumnsType, useFormat, useText } from '@sealwright/ui';
import type { Transfer, VoucherRow } from '../../common-inbox-rpc.ts';
import { QueueNote } from '../actions/queue-note.tsx';
import styles from './receive-dialog.module.css';
import { RECEIVE_TEXTS } from './receive-texts.ts';

export interface ReceiveTableProps {
  readonly rows: readonly VoucherRow[];
  readonly list: InboxQuery['list'];
  /** Of the first row, from 0. */
  readonly firstIndex: number;
  readonly transfers: readonly Transfer[];
  readonly busy: ReadonlySet<string>;
  readonly isLoading: boolean;
  readonly onReceive: (row: VoucherRow) => void;
  readonly onOpen: (row: VoucherRow) => void;
}

/** What waits to be received, or what was. */
export function ReceiveTable(props: ReceiveTableProps) {
  const { rows, isLoading } = props;
  return (
    <Table
      className={styles.table ?? ''}
      size="small"
      rowKey={({ voucher }) => voucher.id}
      dataSource={[...rows]}
      columns={useColumns(props)}
      pagination={false}
      scroll={{ x: 760, y: 'min(300px, max(96px, calc(100vh - 390px)))' }}
      aria-busy={isLoading}
      locale={{ emptyText: <EmptyState isCompact icon="inbox" title={RECEIVE_TEXTS.empty} /> }}
    />
  );
}

function useColumns({
  list,
  firstIndex,
  transfers,
  busy,
  onReceive,
  onOpen,
}: ReceiveTableProps): TableColumnsType<VoucherRow> {
  const text = useText();
  const format = useFormat();
  return [
    { key: 'index', title: text(RECEIVE_TEXTS.index), width: 56, render: (_, __, index) => firstIndex + index + 1 },
    {
      key: 'name',
      title: text(RECEIVE_TEXTS.name),
      width: 200,
      render: (_, { voucher: { id, name } }) => (
        <>
          <span className={styles.cut} title={name}>
            {name}
          </span>
          <span className={styles.number}>{id}</span>
        </>
      ),
    },
    { key: 'bizType', title: text(RECEIVE_TEXTS.bizType), width: 96, render: (_, { voucher }) => voucher.bizType.name },
    {
      key: 'initiator',
      title: text(RECEIVE_TEXTS.initiator),
      width: 150,
      render: (_, { voucher: { initiator } }) => (
        <span className={styles.cut} title={initiator.name}>
          {initiator.name}
        </span>
      ),
    },
    {
      key: 'created',
      title: text(RECEIVE_TEXTS.created),
      width: 156,
      render: (_, { voucher }) => format.moment(voucher.createdAt),
    },
    {
      key: 'state',
      title: text(RECEIVE_TEXTS.state),
      width: 104,
      render: (_, row) => (
        <span className={styles.state}>
          <Chip tone={isPending(row) ? 'info' : 'success'}>
            {text(isPending(row) ? RECEIVE_TEXTS.toReceive : RECEIVE_TEXTS.received)}
          </Chip>
          <QueueNote row={row} transfers={transfers} isBusy={busy.has(row.voucher.id)} onDecide={() => {}} />
        </span>
      ),
    },
    {
      key: 'actions',
      title: text(RECEIVE_TEXTS.actions),
      width: 76,
      fixed: 'right',
      render: (_, row) => {
        const { id, name } = row.voucher;
        return list === 'pending' && isPending(row) ? (
          <Button
            type="link"
            size="small"
            aria-label={text(RECEIVE_TEXTS.receiveNamed, { name })}
            disabled={busy.has(id)}
            onClick={() => onReceive(row)}
          >
            {text(RECEIVE_TEXTS.receive)}
          </Button>
        ) : (
          <Button type="link" size="small" onClick={() => onOpen(row)}>
            {text(RECEIVE_TEXTS.open)}
          </Button>
        );
      },
    },
  ];
}

const isPending = ({ voucher }: VoucherRow) => voucher.allowedActions.includes('receive');
