import { Chip, IconButton, Table, type TableColumnsType, useFormat, useText } from '@sealwright/ui';
import type { KeyboardEvent } from 'react';
import { useState } from 'react';
import type { RecentDocument } from '../common-recent-rpc.ts';
import type { RecentList } from './recent-list.ts';
import styles from './recent-table.module.css';
import { TEXTS } from './texts.ts';

export interface RecentTableProps {
  readonly documents: readonly RecentDocument[];
  readonly query: string;
  readonly list: RecentList;
}

const byText = new Intl.Collator('zh-CN', { numeric: true }).compare;

/** One row is one document: a click or Enter opens it, Delete removes its record, the arrow keys go up and down. */
export function RecentTable({ documents, query, list }: RecentTableProps) {
  const text = useText();
  const columns = useColumns(list);
  const wanted = query.trim().toLocaleLowerCase();
  const found = documents.filter(({ name }) => name.toLocaleLowerCase().includes(wanted));
  const [current, setCurrent] = useState<string>();
  const entry = found.some(({ path }) => path === current) ? current : found[0]?.path;

  const onKeyDown = (event: KeyboardEvent<HTMLElement>, document: RecentDocument) => {
    if (event.target !== event.currentTarget) return;
    const { nextElementSibling, previousElementSibling } = event.currentTarget;
    if (event.key === 'Enter') void list.open(document);
    else if (event.key === 'Delete') {
      focus(nextElementSibling ?? previousElementSibling);
      void list.forget(document.path);
    } else if (event.key === 'ArrowDown') focus(nextElementSibling);
    else if (event.key === 'ArrowUp') focus(previousElementSibling);
    else return;
    event.preventDefault();
  };

  return (
    <Table
      className={styles.table ?? ''}
      size="small"
      rowKey="path"
      columns={columns}
      dataSource={found}
      pagination={false}
      sticky
      showSorterTooltip={false}
      locale={{ emptyText: text(TEXTS.noMatch, { query: query.trim() }) }}
      rowClassName={({ isGone }) => (isGone ? (styles.gone ?? '') : '')}
      onRow={(document) => ({
        // One stop for the tabulator key; the arrow keys lead on.
        tabIndex: document.path === entry ? 0 : -1,
        onFocus: () => setCurrent(document.path),
        onClick: () => void list.open(document),
        onKeyDown: (event) => onKeyDown(event, document),
      })}
    />
  );
}

function focus(row: Element | null): void {
  if (row instanceof HTMLElement) row.focus();
}

function useColumns(list: RecentList): TableColumnsType<RecentDocument> {
  const text = useText();
  const format = useFormat();
  return [
    {
      title: text(TEXTS.name),
      dataIndex: 'name',
      sorter: (one, other) => byText(one.name, other.name),
      render: (name: string, { isGone }) => (
        <span className={styles.name}>
          <span className={styles.text} title={name}>
            {name}
          </span>
          {isGone && <Chip tone="neutral">{text(TEXTS.gone)}</Chip>}
        </span>
      ),
    },
    {
      title: text(TEXTS.folder),
      dataIndex: 'folder',
      sorter: (one, other) => byText(one.folder, other.folder),
      render: (folder: string) => (
        <span className={styles.folder} title={folder}>
          {folder}
        </span>
      ),
    },
    {
      title: text(TEXTS.modified),
      dataIndex: 'modified',
      width: 160,
      sorter: (one, other) => (one.modified ?? 0) - (other.modified ?? 0),
      render: (modified?: number) => (modified === undefined ? '—' : format.dateTime(modified)),
    },
    {
      title: text(TEXTS.size),
      dataIndex: 'size',
      width: 110,
      align: 'right',
      sorter: (one, other) => one.size - other.size,
      render: (size: number, { isGone }) => (isGone ? '—' : format.bytes(size)),
    },
    {
      key: 'remove',
      title: <span className={styles.unseen}>{text(TEXTS.remove)}</span>,
      width: 48,
      render: (_, { path, name }) => (
        <IconButton
          icon="x"
          className={styles.remove}
          label={text(TEXTS.removeNamed, { name })}
          onClick={(event) => {
            event.stopPropagation();
            void list.forget(path);
          }}
        />
      ),
    },
  ];
}
