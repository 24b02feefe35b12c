import { Chip, IconButton, RowTable, type TableColumnsType, Unseen, useFormat, useText } from '@sealwright/ui';
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

/** One row is one document. */
export function RecentTable({ documents, query, list }: RecentTableProps) {
  const text = useText();
  const wanted = query.trim().toLocaleLowerCase();
  return (
    <RowTable
      className={styles.table}
      rows={documents.filter(({ name }) => name.toLocaleLowerCase().includes(wanted))}
      keyOf={({ path }) => path}
      columns={useColumns(list)}
      sticky
      showSorterTooltip={false}
      empty={text(TEXTS.noMatch, { query: query.trim() })}
      rowClass={({ isGone }) => isGone && styles.gone}
      onOpen={(document) => void list.open(document)}
      onRemove={({ path }) => void list.forget(path)}
    />
  );
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
      title: <Unseen>{text(TEXTS.remove)}</Unseen>,
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
