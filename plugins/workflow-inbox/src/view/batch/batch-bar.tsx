import type { VoucherAct, VoucherAction } from '@sealwright/core/api';
import { Button, fillLocalized, useText, useWorkbench } from '@sealwright/ui';
import { useState } from 'react';
import type { ManyOutcome, VoucherRow } from '../../common-inbox-rpc.ts';
import { askReason } from '../actions/ask-reason.tsx';
import type { InboxModel } from '../inbox-model.ts';
import { receiveVouchers } from '../receive/receive-vouchers.tsx';
import { type ResultEntry, showResults } from '../receive/result-list.tsx';
import { TEXTS } from '../texts.ts';
import styles from './batch-bar.module.css';
import { showBatchDialog } from './batch-dialog.tsx';
import { BATCH_TEXTS } from './batch-texts.ts';

export interface BatchBarProps {
  readonly model: InboxModel;
  /** The ticked ones. */
  readonly rows: readonly VoucherRow[];
  readonly onClear: () => void;
}

/** What can be done with many vouchers at once; a button says for how many of them it counts. */
export function BatchBar({ model, rows, onClear }: BatchBarProps) {
  const text = useText();
  const workbench = useWorkbench();
  const [progress, setProgress] = useState<{ readonly done: number; readonly of: number }>();
  const able = (action: VoucherAction) => rows.filter(({ voucher }) => voucher.allowedActions.includes(action));
  const [receivable, signable, sendable, rejectable] = [able('receive'), able('sign'), able('send'), able('reject')];
  const isBusy = progress !== undefined;

  const during = async (of: number, work: () => Promise<void>) => {
    setProgress({ done: 0, of });
    try {
      await work();
      onClear();
    } catch (fault) {
      workbench.showError(fault);
    } finally {
      setProgress(undefined);
    }
  };
  const receive = () =>
    during(receivable.length, () => {
      const ids = receivable.map(({ voucher }) => voucher.id);
      return receiveVouchers(model, workbench, ids, { onProgress: setProgress });
    });
  const actMany = (chosen: readonly VoucherRow[], act: VoucherAct) =>
    during(chosen.length, async () => {
      const ids = chosen.map(({ voucher: { id, etag } }) => ({ id, etag }));
      let done = 0;
      const onProgress = () => setProgress({ done: ++done, of: chosen.length });
      showResults(workbench, (await model.calls.actMany(ids, act, { onProgress })).map(entryOf));
    });
  const send = async () => {
    const answer = await workbench.ask({
      title: fillLocalized(BATCH_TEXTS.sendTitle, { count: sendable.length }),
      message: BATCH_TEXTS.sendMessage,
      buttons: [
        { id: 'send', title: BATCH_TEXTS.send, kind: 'primary' },
        { id: 'cancel', title: TEXTS.cancel },
      ],
    });
    if (answer === 'send') await actMany(sendable, { kind: 'send' });
  };
  const reject = async () => {
    const reason = await askReason(workbench, 'reject', rejectable.length);
    if (reason !== undefined) await actMany(rejectable, { kind: 'reject', reason });
  };

  const buttons = [
    { id: 'receive', of: receivable, run: () => void receive() },
    { id: 'sign', of: signable, run: () => showBatchDialog(model, workbench, signable, onClear) },
    { id: 'send', of: sendable, run: () => void send() },
    { id: 'reject', of: rejectable, run: () => void reject() },
  ] as const;
  return (
    <section className={styles.bar} aria-label={text(BATCH_TEXTS.bar)}>
      <span className={styles.count} role="status">
        {isBusy ? text(BATCH_TEXTS.working, progress) : text(BATCH_TEXTS.selected, { count: rows.length })}
      </span>
      {buttons
        .filter(({ of }) => of.length > 0)
        .map(({ id, of, run }) => (
          <Button key={id} size="small" danger={id === 'reject'} disabled={isBusy} onClick={run}>
            {of.length === rows.length ? text(BATCH_TEXTS[id]) : `${text(BATCH_TEXTS[id])} ${of.length}`}
          </Button>
        ))}
      <Button size="small" type="text" disabled={isBusy} onClick={onClear}>
        {text(BATCH_TEXTS.clear)}
      </Button>
    </section>
  );
}

function entryOf({ voucher, name, result, problem }: ManyOutcome): ResultEntry {
  if (!result) return { voucher, name, state: 'failed', problem };
  if (result.outcome === 'done') return { voucher, name, state: 'done' };
  return { voucher, name, state: result.outcome, problem: result.action.problem };
}
