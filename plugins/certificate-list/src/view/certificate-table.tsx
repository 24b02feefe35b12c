import { Chip, classes, Table, type TableColumnsType, TriangleAlert, useFormat, useText } from '@sealwright/ui';
import { type KeyboardEvent, useState } from 'react';
import type { CertificateRow } from './certificate-rows.ts';
import styles from './certificate-table.module.css';
import { isWeak, keyName } from './key-strength.ts';
import { texts, usages } from './texts.ts';
import { ValidityChip } from './validity-chip.tsx';

export interface CertificateTableProps {
  readonly rows: readonly CertificateRow[];
  /** What the rows were searched by. */
  readonly query: string;
  /** There is less room: the details stand beside it. */
  readonly isCompact: boolean;
  readonly isChosen: (key: string) => boolean;
  readonly onOpen: (row: CertificateRow) => void;
}

/** One row is one certificate: a click or Enter opens its details, the arrow keys go up and down. */
export function CertificateTable({ rows, query, isCompact, isChosen, onOpen }: CertificateTableProps) {
  const text = useText();
  const hasManyDevices = new Set(rows.map(({ device }) => device.ref)).size > 1;
  const columns = useColumns(isCompact, hasManyDevices);
  const [current, setCurrent] = useState<string>();
  const entry = rows.some(({ entry: { key } }) => key === current) ? current : rows[0]?.entry.key;

  const onKeyDown = (event: KeyboardEvent<HTMLElement>, row: CertificateRow) => {
    const { nextElementSibling, previousElementSibling } = event.currentTarget;
    if (event.key === 'Enter' || event.key === ' ') onOpen(row);
    else if (event.key === 'ArrowDown') focus(nextElementSibling);
    else if (event.key === 'ArrowUp') focus(previousElementSibling);
    else return;
    event.preventDefault();
  };

  return (
    <Table
      className={styles.table ?? ''}
      size="small"
      rowKey={({ entry: { key } }) => key}
      columns={columns}
      dataSource={[...rows]}
      pagination={false}
      locale={{ emptyText: text(texts.noMatch, { query }) }}
      rowClassName={({ entry: { key }, isFirstOfPair }) =>
        classes(isFirstOfPair && styles.first, isChosen(key) && styles.chosen)
      }
      onRow={(row) => ({
        // One stop for the tabulator key; the arrow keys lead on.
        tabIndex: row.entry.key === entry ? 0 : -1,
        'aria-current': isChosen(row.entry.key),
        'data-certificate': row.entry.key,
        onFocus: () => setCurrent(row.entry.key),
        onClick: () => onOpen(row),
        onKeyDown: (event) => onKeyDown(event, row),
      })}
    />
  );
}

function focus(row: Element | null): void {
  if (row instanceof HTMLElement) row.focus();
}

function useColumns(isCompact: boolean, hasManyDevices: boolean): TableColumnsType<CertificateRow> {
  const text = useText();
  const format = useFormat();
  const columns: TableColumnsType<CertificateRow> = [
    {
      title: text(texts.holder),
      render: (_, { entry: { certificate }, isSecondOfPair }) => (
        <div className={classes(styles.holder, isSecondOfPair && styles.second)}>
          {isSecondOfPair && <span className={styles.unseen}>{text(texts.pair)}</span>}
          <span className={styles.subject}>{certificate.subject}</span>
          {certificate.organisation && <span className={styles.quiet}>{certificate.organisation}</span>}
        </div>
      ),
    },
    {
      title: text(texts.usage),
      width: 104,
      render: (_, { entry: { usage } }) => (
        <>
          <Chip tone={usage === 'signing' ? 'info' : 'neutral'}>{text(usages[usage])}</Chip>
          {usage === 'encryption' && <div className={styles.quiet}>{text(texts.notForSigning)}</div>}
        </>
      ),
    },
    {
      title: text(texts.key),
      width: 104,
      render: (_, { entry: { algorithm } }) =>
        isWeak(algorithm) ? (
          <span className={styles.weak} title={text(texts.weakKey)}>
            {keyName(algorithm)}
            <TriangleAlert size={13} role="img" aria-label={text(texts.weakKey)} />
          </span>
        ) : (
          keyName(algorithm)
        ),
    },
    {
      title: text(texts.validity),
      width: 190,
      render: (_, { entry: { certificate } }) => (
        <>
          <div className={styles.range}>
            {text(texts.validityRange, {
              from: format.date(certificate.notBefore),
              to: format.date(certificate.notAfter),
            })}
          </div>
          <ValidityChip certificate={certificate} />
        </>
      ),
    },
  ];
  if (isCompact) return columns;
  const deviceColumn: TableColumnsType<CertificateRow> = [
    { title: text(texts.device), render: (_, { device }) => text(device.name) },
  ];
  return [
    ...columns,
    ...(hasManyDevices ? deviceColumn : []),
    { title: text(texts.issuer), responsive: ['lg'], render: (_, { entry }) => entry.certificate.issuer },
    {
      title: text(texts.serial),
      responsive: ['xl'],
      render: (_, { entry }) => <span className={styles.serial}>{entry.certificate.serial.toUpperCase()}</span>,
    },
  ];
}
