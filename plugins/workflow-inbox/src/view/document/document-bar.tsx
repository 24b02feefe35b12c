import { Button, Chip, type DocumentViewProps, useFormat, useStore, useText, useWorkbench } from '@sealwright/ui';
import { useState } from 'react';
import type { DocumentActions } from '../actions/document-actions.ts';
import { QueueNote } from '../actions/queue-note.tsx';
import { type InboxModel, PAGE } from '../inbox-model.ts';
import { STATE_TITLES, STATE_TONES } from '../state-texts.ts';
import styles from './document-bar.module.css';
import { DOCUMENT_TEXTS } from './document-texts.ts';

export interface DocumentBarProps extends DocumentViewProps {
  readonly model: InboxModel;
  readonly actions: DocumentActions;
}

/** One line above a document that belongs to a voucher: its name, who began it, and how it stands. Of others: nothing. */
export function DocumentBar({ documentId, model, actions }: DocumentBarProps) {
  const text = useText();
  const format = useFormat();
  const workbench = useWorkbench();
  const [isBusy, setBusy] = useState(false);
  const shown = useStore(model.state, ({ documents }) => documents[documentId]);
  const transfers = useStore(model.state, ({ inbox }) => inbox?.transfers);
  if (!shown) return null;
  const { row, hasUnsubmitted } = shown;
  const { name, initiator, state, endAt } = row.voucher;
  const handIn = async () => {
    setBusy(true);
    await actions.handIn(shown);
    setBusy(false);
  };
  return (
    <section className={styles.bar} aria-label={text(DOCUMENT_TEXTS.bar)}>
      <dl className={styles.facts}>
        <div className={styles.fact}>
          <dt>{text(DOCUMENT_TEXTS.name)}</dt>
          <dd title={name}>{name}</dd>
        </div>
        {initiator.name !== '' && (
          <div className={styles.fact}>
            <dt>{text(DOCUMENT_TEXTS.initiator)}</dt>
            <dd title={initiator.name}>{initiator.name}</dd>
          </div>
        )}
        {endAt && (
          <div className={styles.due}>
            <dt>{text(DOCUMENT_TEXTS.due)}</dt>
            <dd>{format.date(endAt.getTime() - 1)}</dd>
          </div>
        )}
      </dl>
      <Chip tone={STATE_TONES[state]}>{text(STATE_TITLES[state])}</Chip>
      <QueueNote
        row={row}
        transfers={transfers ?? []}
        isBusy={false}
        onDecide={(action) => actions.showConflict(action)}
      />
      {hasUnsubmitted && (
        <>
          <span className={styles.warning}>{text(DOCUMENT_TEXTS.notHandedIn)}</span>
          <Button size="small" type="primary" loading={isBusy} onClick={() => void handIn()}>
            {text(DOCUMENT_TEXTS.handIn)}
          </Button>
        </>
      )}
      <Button size="small" className={styles.back ?? ''} onClick={() => workbench.showPage(PAGE)}>
        {text(DOCUMENT_TEXTS.list)}
      </Button>
    </section>
  );
}
