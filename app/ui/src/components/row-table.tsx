import { Table, type TableProps } from 'antd';
import { type KeyboardEvent, useState } from 'react';
import { classes } from './classes.ts';
import styles from './row-table.module.css';

type Passed<T> = Pick<TableProps<T>, 'sticky' | 'showSorterTooltip'> & Required<Pick<TableProps<T>, 'columns'>>;

export interface RowTableProps<T> extends Passed<T> {
  readonly rows: readonly T[];
  /** Unique; also found as the row's `data-row-key`. */
  readonly keyOf: (row: T) => string;
  /** Where there are no rows. */
  readonly empty: string;
  readonly className?: string | undefined;
  readonly rowClass?: (row: T) => string | false | undefined;
  /** The row that is open beside the table. */
  readonly opened?: string | undefined;
  readonly onOpen: (row: T) => void;
  readonly onRemove?: (row: T) => void;
}

/** Rows to be opened, by a click or Enter; Delete removes one, the arrow keys go up and down. */
export function RowTable<T>(props: RowTableProps<T>) {
  const { rows, keyOf, empty, className, rowClass, opened, onOpen, onRemove, ...rest } = props;
  const [current, setCurrent] = useState<string>();
  const first = rows[0];
  const entry = rows.some((row) => keyOf(row) === current) ? current : first && keyOf(first);

  const onKeyDown = (event: KeyboardEvent<HTMLElement>, row: T) => {
    // Buttons in a row have keys of their own.
    if (event.target !== event.currentTarget) return;
    const { nextElementSibling, previousElementSibling } = event.currentTarget;
    if (event.key === 'Enter' || event.key === ' ') onOpen(row);
    else if (event.key === 'ArrowDown') focus(nextElementSibling);
    else if (event.key === 'ArrowUp') focus(previousElementSibling);
    else if (event.key === 'Delete' && onRemove) {
      focus(nextElementSibling ?? previousElementSibling);
      onRemove(row);
    } else return;
    event.preventDefault();
  };

  return (
    <Table
      {...rest}
      className={classes(styles.table, className)}
      size="small"
      rowKey={keyOf}
      dataSource={[...rows]}
      pagination={false}
      locale={{ emptyText: empty }}
      rowClassName={(row) => classes(rowClass?.(row), keyOf(row) === opened && styles.opened)}
      onRow={(row) => ({
        // One stop for the tabulator key; the arrow keys lead on.
        tabIndex: keyOf(row) === entry ? 0 : -1,
        'aria-current': keyOf(row) === opened,
        onFocus: () => setCurrent(keyOf(row)),
        onClick: () => onOpen(row),
        onKeyDown: (event) => onKeyDown(event, row),
      })}
    />
  );
}

function focus(row: Element | null): void {
  if (row instanceof HTMLElement) row.focus();
}
