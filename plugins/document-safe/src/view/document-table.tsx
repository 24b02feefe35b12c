import { IconButton, RowTable, type TableColumnsType, Unseen, useFormat, useText } from '@sealwright/ui';
import type { MouseEvent } from 'react';
import type { SafeDocument } from '../common-safe-rpc.ts';
import styles from './document-table.module.css';
import type { SafeModel } from './safe-model.ts';
import { TEXTS } from './texts.ts';

export interface DocumentTableProps {
  readonly documents: readonly SafeDocument[];
  readonly query: string;
  readonly model: SafeModel;
}

const byText = new Intl.Collator('zh-CN', { numeric: true }).compare;

/** One row is one document. */
export function DocumentTable({ documents, query, model }: DocumentTableProps) {
  const text = useText();
  const wanted = query.trim().toLocaleLowerCase();
  return (
    <RowTable
      className={styles.table}
      rows={documents.filter(({ name }) => name.toLocaleLowerCase().includes(wanted))}
      keyOf={({ id }) => id}
      columns={useColumns(model)}
      sticky
      showSorterTooltip={false}
      empty={text(TEXTS.noMatch, { query: query.trim() })}
      onOpen={(document) => void model.open(document)}
      onRemove={(document) => void model.remove(document)}
    />
  );
}

function useColumns(model: SafeModel): TableColumnsType<SafeDocument> {
  const text = useText();
  const format = useFormat();
  const only = (act: () => Promise<void>) => (event: MouseEvent) => {
    event.stopPropagation();
    void act();
  };
  return [
    {
      title: text(TEXTS.name),
      dataIndex: 'name',
      sorter: (one, other) => byText(one.name, other.name),
      render: (name: string) => (
        <span className={styles.name} title={name}>
          {name}
        </span>
      ),
    },
    {
      title: text(TEXTS.added),
      dataIndex: 'added',
      width: 160,
      sorter: (one, other) => one.added - other.added,
      render: (added: number) => format.dateTime(added),
    },
    {
      title: text(TEXTS.size),
      dataIndex: 'size',
      width: 110,
      align: 'right',
      sorter: (one, other) => one.size - other.size,
      render: (size: number) => format.bytes(size),
    },
    {
      key: 'actions',
      title: <Unseen>{text(TEXTS.actions)}</Unseen>,
      width: 84,
      render: (_, document) => (
        <span className={styles.actions}>
          <IconButton
            icon="download"
            label={text(TEXTS.exportNamed, { name: document.name })}
            onClick={only(() => model.export(document))}
          />
          <IconButton
            icon="trash-2"
            label={text(TEXTS.removeNamed, { name: document.name })}
            onClick={only(() => model.remove(document))}
          />
        </span>
      ),
    },
  ];
}
