import { DetailPanel, FactList, useFormat, useText } from '@sealwright/ui';
import type { WrittenEntry } from '../common-audit-entry.ts';
import { outcomeWords } from '../common-chain-words.ts';
import { rowKey } from './entry-table.tsx';
import { texts } from './texts.ts';

export interface EntryDetailProps {
  readonly written: WrittenEntry;
  readonly onClose: () => void;
}

/** Everything that one entry says, and how it is chained. */
export function EntryDetail({ written, onClose }: EntryDetailProps) {
  const text = useText();
  const format = useFormat();
  const { entry, digest } = written;
  const { number, time, event, outcome, sentence, facts = [], previous, log } = entry;
  return (
    <DetailPanel
      title={text(texts.entryTitle, { number })}
      label={text(texts.detailOf, { number })}
      entry={`[data-row-key="${rowKey(written)}"]`}
      warning={undefined}
      onClose={onClose}
    >
      <FactList
        title={texts.details}
        facts={[
          { title: texts.sentence, value: sentence },
          { title: texts.time, value: `${format.dateTime(time)}（${time}）` },
          { title: texts.outcome, value: outcomeWords[outcome] },
          { title: texts.event, value: event, monospace: true },
          ...facts,
        ]}
      />
      <FactList
        title={texts.chain}
        facts={[
          { title: texts.digest, value: digest, monospace: true },
          { title: texts.previous, value: previous, monospace: true },
          { title: texts.log, value: log, monospace: true },
        ]}
      />
    </DetailPanel>
  );
}
