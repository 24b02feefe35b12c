import { Icon, Spinner, useText } from '@sealwright/ui';
import type { Transfer, VoucherRow } from '../../common-inbox-rpc.ts';
import type { QueuedAction } from '../../common-queued-action.ts';
import { ACTION_TEXTS, KIND_TITLES, QUEUE_TEXTS } from './action-texts.ts';
import styles from './queue-note.module.css';

export interface QueueNoteProps {
  readonly row: VoucherRow;
  readonly transfers: readonly Transfer[];
  readonly isBusy: boolean;
  readonly onDecide: (action: QueuedAction) => void;
}

/** What is under way with a voucher, below its state. */
export function QueueNote({ row, transfers, isBusy, onDecide }: QueueNoteProps) {
  const text = useText();
  const transfer = transfers.find(({ voucher }) => voucher === row.voucher.id);
  if (transfer && transfer.size > 0) {
    const share = Math.floor((transfer.done / transfer.size) * 100);
    const title = text(transfer.direction === 'in' ? ACTION_TEXTS.downloading : ACTION_TEXTS.uploading, { share });
    return (
      <span className={styles.transfer}>
        <progress className={styles.bar} max={100} value={share} aria-label={title} />
        <span className={styles.words}>{title}</span>
      </span>
    );
  }
  const action = mostUrgent(row.actions);
  if (!action) return isBusy ? <Spinner size={12} /> : null;
  const kind = text(KIND_TITLES[action.kind]);
  const words = text(QUEUE_TEXTS[action.state], { action: kind });
  const title = text(ACTION_TEXTS.queuedTitle, {
    action: kind,
    state: action.problem ? text(action.problem.sentence) : words,
  });
  if (action.state === 'conflict' || action.state === 'refused')
    return (
      <button
        type="button"
        className={styles.decide}
        title={title}
        onClick={(event) => {
          event.stopPropagation();
          onDecide(action);
        }}
      >
        <Icon name="triangle-alert" size={12} />
        {words}
      </button>
    );
  return (
    <span className={styles.note} title={title}>
      {action.state === 'queued' || action.state === 'running' ? (
        <Spinner size={12} />
      ) : (
        <Icon name={action.state === 'entry' ? 'key-round' : 'clock'} size={12} />
      )}
      {words}
    </span>
  );
}

const URGENCY: readonly QueuedAction['state'][] = ['conflict', 'refused', 'entry', 'waiting', 'running', 'queued'];

function mostUrgent(actions: readonly QueuedAction[]): QueuedAction | undefined {
  return [...actions].sort((one, other) => URGENCY.indexOf(one.state) - URGENCY.indexOf(other.state))[0];
}
