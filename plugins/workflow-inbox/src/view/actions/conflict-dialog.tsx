import {
  Button,
  Callout,
  Chip,
  fillText,
  useFormat,
  useLoad,
  useText,
  useWorkbench,
  type Workbench,
} from '@sealwright/ui';
import { useState } from 'react';
import type { QueuedAction } from '../../common-queued-action.ts';
import styles from '../dialogs.module.css';
import type { InboxModel } from '../inbox-model.ts';
import { EVENT_TITLES, STATE_TITLES, STATE_TONES } from '../state-texts.ts';
import { KIND_TITLES } from './action-texts.ts';
import { CONFLICT_TEXTS } from './conflict-texts.ts';

/** Opens the dialog about an action that met another state than its user saw, or that the platform refused. */
export function showConflict(model: InboxModel, workbench: Workbench, action: QueuedAction): void {
  const close = () => void dialog.dispose();
  const dialog = workbench.openDialog({
    title: action.state === 'refused' ? CONFLICT_TEXTS.refusedTitle : CONFLICT_TEXTS.title,
    width: 500,
    content: <ConflictView model={model} action={action} onClose={close} />,
  });
}

interface ConflictViewProps {
  readonly model: InboxModel;
  readonly action: QueuedAction;
  readonly onClose: () => void;
}

function ConflictView({ model, action, onClose }: ConflictViewProps) {
  const text = useText();
  const format = useFormat();
  const workbench = useWorkbench();
  const details = useLoad((signal) => model.calls.details(action.voucher, { signal }), [action.voucher]);
  const [isBusy, setBusy] = useState(false);
  const now = details.value?.row.voucher ?? action.now;
  const last = details.value?.events.at(-1);
  const kind = text(KIND_TITLES[action.kind]);
  const mayRedo = now !== undefined && now.allowedActions.length > 0;
  const settle = async (way: 'redo' | 'drop') => {
    setBusy(true);
    try {
      await model.calls.settle(action.key, way);
      onClose();
    } catch (fault) {
      workbench.showError(fault);
    } finally {
      setBusy(false);
    }
  };
  const tell = () => {
    if (!last) return '—';
    const values = {
      event: text(EVENT_TITLES[last.type] ?? { 'zh-CN': last.type, en: last.type }),
      time: format.moment(last.at),
      actor: last.actor?.name ?? '',
    };
    return fillText(text(last.actor ? CONFLICT_TEXTS.lastBy : CONFLICT_TEXTS.lastTime), values);
  };
  return (
    <div className={styles.form}>
      {action.state === 'conflict' && (
        <p className={styles.hint}>{text(CONFLICT_TEXTS.hint, { name: action.name, action: kind })}</p>
      )}
      {action.problem && action.state !== 'conflict' && (
        <Callout tone="warning">{text(action.problem.sentence)}</Callout>
      )}
      <dl className={styles.compare}>
        <dt>{text(CONFLICT_TEXTS.yours)}</dt>
        <dd>{text(CONFLICT_TEXTS.yoursAt, { action: kind, time: format.moment(action.at) })}</dd>
        <dt>{text(CONFLICT_TEXTS.now)}</dt>
        <dd>{now ? <Chip tone={STATE_TONES[now.state]}>{text(STATE_TITLES[now.state])}</Chip> : '—'}</dd>
        <dt>{text(CONFLICT_TEXTS.last)}</dt>
        <dd>{tell()}</dd>
        {now?.file && (
          <>
            <dt>{text(CONFLICT_TEXTS.file)}</dt>
            <dd>{`${now.file.name} · ${format.bytes(now.file.size)}`}</dd>
          </>
        )}
      </dl>
      {!mayRedo && now && <p className={styles.hint}>{text(CONFLICT_TEXTS.gone)}</p>}
      <footer className={styles.foot}>
        <Button disabled={isBusy} danger onClick={() => void settle('drop')}>
          {text(CONFLICT_TEXTS.drop)}
        </Button>
        {mayRedo && (
          <Button type="primary" loading={isBusy} onClick={() => void settle('redo')}>
            {text(CONFLICT_TEXTS.redo)}
          </Button>
        )}
      </footer>
    </div>
  );
}
