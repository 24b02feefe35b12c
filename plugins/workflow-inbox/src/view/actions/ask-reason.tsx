import type { Localized } from '@sealwright/core/api';
import { Button, fillLocalized, Input, useText, type Workbench } from '@sealwright/ui';
import { type FormEvent, useId, useState } from 'react';
import styles from '../dialogs.module.css';
import { TEXTS } from '../texts.ts';
import { ACTION_TEXTS } from './action-texts.ts';

const LONGEST = 500;
const OFTEN = [ACTION_TEXTS.reasonAmount, ACTION_TEXTS.reasonParty, ACTION_TEXTS.reasonDouble];

/** Asks why one voucher (its name) or several (how many) are declined or withdrawn; nothing where its user leaves it. */
export function askReason(
  workbench: Workbench,
  kind: 'reject' | 'withdraw',
  subject: string | number,
): Promise<string | undefined> {
  const one = kind === 'reject' ? ACTION_TEXTS.rejectHint : ACTION_TEXTS.withdrawHint;
  const hint =
    typeof subject === 'string'
      ? fillLocalized(one, { name: subject })
      : fillLocalized(ACTION_TEXTS.manyHint, { count: subject });
  return new Promise((resolve) => {
    const close = (reason?: string) => {
      void dialog.dispose();
      resolve(reason);
    };
    const dialog = workbench.openDialog({
      title: kind === 'reject' ? ACTION_TEXTS.rejectTitle : ACTION_TEXTS.withdrawTitle,
      width: 460,
      content: <ReasonForm kind={kind} hint={hint} onClose={close} />,
      onCancel: () => resolve(undefined),
    });
  });
}

interface ReasonFormProps {
  readonly kind: 'reject' | 'withdraw';
  readonly hint: Localized;
  readonly onClose: (reason?: string) => void;
}

function ReasonForm({ kind, hint, onClose }: ReasonFormProps) {
  const text = useText();
  const [field, message] = [useId(), useId()];
  const [reason, setReason] = useState('');
  const [isMissing, setMissing] = useState(false);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (reason.trim() === '') setMissing(true);
    else onClose(reason.trim());
  };
  return (
    <form className={styles.form} onSubmit={submit}>
      <p className={styles.hint}>{text(hint)}</p>
      <div className={styles.field}>
        <label htmlFor={field}>
          {text(kind === 'reject' ? ACTION_TEXTS.rejectReason : ACTION_TEXTS.withdrawReason)}
        </label>
        <Input.TextArea
          id={field}
          rows={3}
          maxLength={LONGEST}
          showCount
          autoFocus
          placeholder={text(ACTION_TEXTS.reasonHint)}
          aria-describedby={message}
          aria-invalid={isMissing}
          {...(isMissing && { status: 'error' as const })}
          value={reason}
          onChange={({ target }) => {
            setReason(target.value);
            setMissing(false);
          }}
        />
      </div>
      <div className={styles.suggestions}>
        {OFTEN.map((each) => (
          <Button key={each.en} size="small" onClick={() => setReason(text(each))}>
            {text(each)}
          </Button>
        ))}
      </div>
      <p id={message} className={styles.problem} role="alert">
        {isMissing && text(ACTION_TEXTS.reasonMissing)}
      </p>
      <footer className={styles.foot}>
        <Button onClick={() => onClose()}>{text(TEXTS.cancel)}</Button>
        <Button type="primary" danger htmlType="submit">
          {text(ACTION_TEXTS[kind])}
        </Button>
      </footer>
    </form>
  );
}
