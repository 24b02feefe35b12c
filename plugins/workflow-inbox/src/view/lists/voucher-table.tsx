import type { WorkflowQuery } from '@sealwright/core/api';
import { classes, Table, useText } from '@sealwright/ui';
import { type KeyboardEvent, useState } from 'react';
import type { VoucherRow } from '../../common-inbox-rpc.ts';
import { TEXTS } from '../texts.ts';
import { useVoucherColumns, type VoucherColumnsProps } from './voucher-columns.tsx';
import styles from './voucher-table.module.css';

type Sort = NonNullable<WorkflowQuery['sort']>;

export interface VoucherTableProps extends Omit<VoucherColumnsProps, 'sort'> {
  readonly rows: readonly VoucherRow[];
  readonly sort: Sort;
  readonly onSort: (sort: Sort) => void;
  /** Ids of the ticked ones. */
  readonly selected: readonly string[];
  readonly onSelect: (ids: readonly string[]) => void;
  /** The one whose details stand beside the table. */
  readonly opened: string | undefined;
  /** Double click, or Enter. */
  readonly onOpen: (row: VoucherRow) => void;
  readonly isLoading: boolean;
}

/** One row is one voucher. The arrow keys go up and down, Enter opens, the space bar ticks. */
export function VoucherTable(props: VoucherTableProps) {
  const { rows, sort, onSort, selected, onSelect, opened, onOpen, isLoading, ...columns } = props;
  const text = useText();
  const [current, setCurrent] = useState<string>();
  const idOf = ({ voucher }: VoucherRow) => voucher.id;
  const entry = rows.some((row) => idOf(row) === current) ? current : rows[0] && idOf(rows[0]);
  const tick = (id: string) =>
    onSelect(selected.includes(id) ? selected.filter((each) => each !== id) : [...selected, id]);

  const onKeyDown = (event: KeyboardEvent<HTMLElement>, row: VoucherRow) => {
    // Buttons in a row have keys of their own.
    if (event.target !== event.currentTarget) return;
    const { nextElementSibling, previousElementSibling } = event.currentTarget;
    if (event.key === 'Enter') onOpen(row);
    else if (event.key === ' ') tick(idOf(row));
    else if (event.key === 'ArrowDown') focus(nextElementSibling);
    else if (event.key === 'ArrowUp') focus(previousElementSibling);
    else return;
    event.preventDefault();
  };

  return (
    <Table
      className={classes(styles.table, isLoading && styles.loading)}
      size="small"
      rowKey={idOf}
      dataSource={[...rows]}
      columns={useVoucherColumns({ ...columns, sort })}
      pagination={false}
      sticky
      showSorterTooltip={false}
      scroll={{ x: 1_040 }}
      aria-busy={isLoading}
      rowClassName={(row) => classes(idOf(row) === opened && styles.opened)}
      rowSelection={{
        columnWidth: 36,
        fixed: true,
        selectedRowKeys: [...selected],
        onChange: (keys) => onSelect(keys.map(String)),
        getTitleCheckboxProps: () => ({ 'aria-label': text(TEXTS.selectAll) }),
        getCheckboxProps: ({ voucher }) => ({ 'aria-label': text(TEXTS.select, { name: voucher.name }) }),
      }}
      onChange={(_pagination, _filters, sorter, { action }) => {
        if (action !== 'sort') return;
        const { columnKey, order } = Array.isArray(sorter) ? sorter[0]! : sorter;
        onSort(order === undefined || order === null ? '-createdAt' : sortOf(String(columnKey), order));
      }}
      onRow={(row) => ({
        // One stop for the tabulator key; the arrow keys lead on.
        tabIndex: idOf(row) === entry ? 0 : -1,
        'aria-current': idOf(row) === opened,
        onFocus: () => setCurrent(idOf(row)),
        onDoubleClick: () => onOpen(row),
        onKeyDown: (event) => onKeyDown(event, row),
      })}
    />
  );
}

function sortOf(column: string, order: 'ascend' | 'descend'): Sort {
  const key = column === 'name' ? 'name' : 'createdAt';
  return order === 'ascend' ? key : `-${key}`;
}

function focus(row: Element | null): void {
  if (row instanceof HTMLElement) row.focus();
}
