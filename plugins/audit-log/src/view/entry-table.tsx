import { Chip, RowTable, type TableColumnsType, type Tone, useFormat, useText } from '@sealwright/ui';
import type { Outcome, WrittenEntry } from '../common-audit-entry.ts';
import { outcomeWords } from '../common-chain-words.ts';
import { kindOf, kindTitles } from '../common-event-kinds.ts';
import styles from './audit-page.module.css';
import { texts } from './texts.ts';

const TONES: Readonly<Record<Outcome, Tone>> = { done: 'success', failed: 'danger', refused: 'warning' };

export interface EntryTableProps {
  readonly entries: readonly WrittenEntry[];
  readonly opened: string | undefined;
  readonly onOpen: (entry: WrittenEntry) => void;
}

/** One row is one entry. */
export function EntryTable({ entries, opened, onOpen }: EntryTableProps) {
  const text = useText();
  return (
    <RowTable
      className={styles.table}
      rows={entries}
      keyOf={rowKey}
      columns={useColumns()}
      sticky
      empty={text(texts.noMatch)}
      opened={opened}
      onOpen={onOpen}
    />
  );
}

/** Numbers begin anew with a new log, digests never come twice. */
export function rowKey({ digest }: WrittenEntry): string {
  return digest;
}

function useColumns(): TableColumnsType<WrittenEntry> {
  const text = useText();
  const format = useFormat();
  return [
    { title: text(texts.number), width: 72, align: 'right', render: (_, { entry }) => entry.number },
    { title: text(texts.time), width: 150, render: (_, { entry }) => format.dateTime(entry.time) },
    { title: text(texts.kind), width: 120, render: (_, { entry }) => text(kindTitles[kindOf(entry.event)]) },
    {
      title: text(texts.sentence),
      render: (_, { entry }) => (
        <span className={styles.sentence} title={text(entry.sentence)}>
          {text(entry.sentence)}
        </span>
      ),
    },
    {
      title: text(texts.outcome),
      width: 96,
      render: (_, { entry }) => <Chip tone={TONES[entry.outcome]}>{text(outcomeWords[entry.outcome])}</Chip>,
    },
  ];
}
