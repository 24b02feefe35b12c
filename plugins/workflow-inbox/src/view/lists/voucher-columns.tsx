import type { Recipient, WorkflowQuery } from '@sealwright/core/api';
import {
  Button,
  Chip,
  CopyButton,
  IconButton,
  MenuButton,
  type TableColumnsType,
  useFormat,
  useLocale,
  useText,
} from '@sealwright/ui';
import type { Transfer, VoucherRow } from '../../common-inbox-rpc.ts';
import type { QueuedAction } from '../../common-queued-action.ts';
import { ACTION_TEXTS } from '../actions/action-texts.ts';
import { QueueNote } from '../actions/queue-note.tsx';
import { type RowAction, rowActions } from '../actions/row-actions.ts';
import { STATE_TITLES, STATE_TONES } from '../state-texts.ts';
import { TEXTS } from '../texts.ts';
import styles from './voucher-table.module.css';

export interface VoucherColumnsProps {
  readonly sort: NonNullable<WorkflowQuery['sort']>;
  readonly transfers: readonly Transfer[];
  readonly busy: ReadonlySet<string>;
  readonly onAction: (action: RowAction, row: VoucherRow) => void;
  readonly onDecide: (action: QueuedAction) => void;
}

export function useVoucherColumns(props: VoucherColumnsProps): TableColumnsType<VoucherRow> {
  const text = useText();
  const format = useFormat();
  const isChinese = useLocale() === 'zh-CN';
  const { sort, onAction } = props;
  const orderOf = (key: string) => (sort === key ? 'ascend' : sort === `-${key}` ? 'descend' : null);
  return [
    {
      key: 'name',
      title: text(TEXTS.name),
      width: 186,
      fixed: 'left',
      sorter: true,
      sortOrder: orderOf('name'),
      render: (_, row) => <NameCell row={row} onDetails={() => onAction('details', row)} />,
    },
    {
      key: 'bizType',
      title: text(TEXTS.bizTypeColumn),
      width: 84,
      render: (_, { voucher }) => <Cut>{voucher.bizType.name || '—'}</Cut>,
    },
    {
      key: 'initiator',
      title: text(TEXTS.initiator),
      width: isChinese ? 114 : 98,
      render: (_, { voucher }) => <Cut>{voucher.initiator.name || '—'}</Cut>,
    },
    {
      key: 'source',
      title: text(TEXTS.origin),
      width: 76,
      render: (_, { voucher }) => text(voucher.source === 'local' ? TEXTS.local : TEXTS.server),
    },
    {
      key: 'recipients',
      title: text(TEXTS.recipients),
      width: isChinese ? 114 : 98,
      render: (_, { voucher }) => <Recipients recipients={voucher.recipients} />,
    },
    {
      key: 'createdAt',
      title: text(TEXTS.period),
      width: 170,
      sorter: true,
      sortOrder: orderOf('createdAt'),
      sortDirections: ['descend', 'ascend'],
      render: (_, { voucher: { startAt, createdAt, endAt } }) => (
        <span className={styles.times}>
          {endAt && (
            <span>
              {text(TEXTS.until, { from: format.date(startAt ?? createdAt), to: format.date(endAt.getTime() - 1) })}
            </span>
          )}
          <span className={styles.code}>{format.moment(createdAt)}</span>
        </span>
      ),
    },
    {
      key: 'state',
      title: text(TEXTS.state),
      width: isChinese ? 96 : 102,
      render: (_, row) => <StateCell row={row} {...props} />,
    },
    {
      key: 'actions',
      title: text(TEXTS.actions),
      width: isChinese ? 168 : 206,
      fixed: 'right',
      render: (_, row) => <ActionCell row={row} isBusy={props.busy.has(row.voucher.id)} onAction={onAction} />,
    },
  ];
}

function NameCell({ row: { voucher }, onDetails }: { readonly row: VoucherRow; readonly onDetails: () => void }) {
  const text = useText();
  const { id, name, source } = voucher;
  return (
    <span className={styles.name}>
      <span className={styles.cut} title={name}>
        {name}
      </span>
      <span className={styles.number}>
        {source === 'server' && <span className={styles.code}>{id}</span>}
        <span className={styles.tools}>
          {source === 'server' && <CopyButton value={id} what={text(TEXTS.number)} />}
          <IconButton icon="info" iconSize={13} label={text(TEXTS.details, { name })} onClick={onDetails} />
        </span>
      </span>
    </span>
  );
}

function StateCell({ row, transfers, busy, onDecide }: { readonly row: VoucherRow } & VoucherColumnsProps) {
  const text = useText();
  const { state, id } = row.voucher;
  return (
    <span className={styles.state}>
      <Chip tone={STATE_TONES[state]}>{text(STATE_TITLES[state])}</Chip>
      <QueueNote row={row} transfers={transfers} isBusy={busy.has(id)} onDecide={onDecide} />
    </span>
  );
}

const DANGERS: readonly RowAction[] = ['reject', 'delete', 'withdraw'];

interface ActionCellProps {
  readonly row: VoucherRow;
  readonly isBusy: boolean;
  readonly onAction: (action: RowAction, row: VoucherRow) => void;
}

function ActionCell({ row, isBusy, onAction }: ActionCellProps) {
  const text = useText();
  const { main, more } = rowActions(row);
  return (
    // Two clicks on a button are no double click on its row.
    // biome-ignore lint/a11y/noStaticElementInteractions: stops what its row listens to
    <span className={styles.actions} onDoubleClick={(event) => event.stopPropagation()}>
      {main.map((action) => (
        <Button
          key={action}
          type="link"
          size="small"
          danger={DANGERS.includes(action)}
          disabled={isBusy}
          onClick={() => onAction(action, row)}
        >
          {text(ACTION_TEXTS[action])}
        </Button>
      ))}
      <MenuButton
        icon="ellipsis"
        iconSize={15}
        label={text(TEXTS.moreOf, { name: row.voucher.name })}
        menu={{
          items: more.map((action) => ({
            key: action,
            label: text(ACTION_TEXTS[action]),
            danger: DANGERS.includes(action),
            onClick: () => onAction(action, row),
          })),
        }}
      />
    </span>
  );
}

function Recipients({ recipients }: { readonly recipients: readonly Recipient[] }) {
  const text = useText();
  const [first, ...others] = recipients.filter(({ role }) => role !== 'cc');
  if (!first) return '—';
  const names = [first, ...others].map(({ name }) => name).join('、');
  const shown =
    others.length > 0
      ? text(TEXTS.recipientsMore, { name: first.name, count: others.length + 1, more: others.length })
      : first.name;
  return <Cut title={names}>{shown}</Cut>;
}

function Cut({ children, title = children }: { readonly children: string; readonly title?: string }) {
  return (
    <span className={styles.cut} title={title}>
      {children}
    </span>
  );
}
