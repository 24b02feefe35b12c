import { algorithmName, isWeak } from '@sealwright/core/api';
import {
  classes,
  KeyUsageChip,
  RowTable,
  type TableColumnsType,
  TriangleAlert,
  Unseen,
  useFormat,
  useText,
  ValidityChip,
} from '@sealwright/ui';
import type { CertificateRow } from './certificate-rows.ts';
import styles from './certificate-table.module.css';
import { texts } from './texts.ts';

export interface CertificateTableProps {
  readonly rows: readonly CertificateRow[];
  /** What the rows were searched by. */
  readonly query: string;
  /** Ref of the certificate that is open; there is less room then, since its details stand beside the table. */
  readonly opened: string | undefined;
  readonly onOpen: (row: CertificateRow) => void;
}

/** One row is one certificate. */
export function CertificateTable({ rows, query, opened, onOpen }: CertificateTableProps) {
  const text = useText();
  const hasManyDevices = new Set(rows.map(({ device }) => device.ref)).size > 1;
  return (
    <RowTable
      className={styles.table}
      rows={rows}
      keyOf={({ entry: { ref } }) => ref}
      columns={useColumns(opened !== undefined, hasManyDevices)}
      empty={text(texts.noMatch, { query })}
      rowClass={({ isFirstOfPair }) => isFirstOfPair && styles.first}
      opened={opened}
      onOpen={onOpen}
    />
  );
}

function useColumns(isCompact: boolean, hasManyDevices: boolean): TableColumnsType<CertificateRow> {
  const text = useText();
  const format = useFormat();
  const keyColumn: TableColumnsType<CertificateRow>[number] = {
    title: text(texts.key),
    width: 104,
    render: (_, { entry: { algorithm } }) =>
      isWeak(algorithm) ? (
        <span className={styles.weak} title={text(texts.weakKey)}>
          {algorithmName(algorithm)}
          <TriangleAlert size={13} role="img" aria-label={text(texts.weakKey)} />
        </span>
      ) : (
        algorithmName(algorithm)
      ),
  };
  const columns: TableColumnsType<CertificateRow> = [
    {
      title: text(texts.holder),
      render: (_, { entry: { certificate }, isSecondOfPair }) => (
        <div className={classes(styles.holder, isSecondOfPair && styles.second)}>
          {isSecondOfPair && <Unseen>{text(texts.pair)}</Unseen>}
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
          <KeyUsageChip usage={usage} />
          {usage === 'encryption' && <div className={styles.quiet}>{text(texts.notForSigning)}</div>}
        </>
      ),
    },
    ...(isCompact ? [] : [keyColumn]),
    {
      title: text(texts.validity),
      width: isCompact ? 132 : 190,
      render: (_, { entry: { certificate } }) => (
        <>
          <div className={styles.range}>
            {text(isCompact ? texts.validTo : texts.validityRange, {
              from: format.date(certificate.notBefore),
              to: format.date(certificate.notAfter),
            })}
          </div>
          <ValidityChip from={certificate.notBefore} to={certificate.notAfter} />
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
