import { Button, Callout, Icon, type InputRef, useText } from '@sealwright/ui';
import { useEffect, useId, useRef, useState } from 'react';
import type { SafeKey } from '../common-safe-rpc.ts';
import { PassphraseField } from './passphrase-field.tsx';
import styles from './safe-form.module.css';
import type { SafeModel } from './safe-model.ts';
import { TEXTS } from './texts.ts';
import { UnlockByKey } from './unlock-by-key.tsx';
import { useSubmit } from './use-submit.ts';

export interface UnlockFormProps {
  readonly model: SafeModel;
  /** Those that open it beside the passphrase. */
  readonly keys: readonly SafeKey[];
  /** Name of the document that goes in then. */
  readonly waiting: string | undefined;
}

/** Asks for the passphrase, or for a key, in the place of the documents. */
export function UnlockForm({ model, keys, waiting }: UnlockFormProps) {
  const text = useText();
  const [title, message] = [useId(), useId()];
  const [passphrase, setPassphrase] = useState('');
  const input = useRef<InputRef>(null);
  const byPassphrase = useSubmit(() => {
    byKey.forget();
    return model.unlock(passphrase);
  });
  const byKey = useSubmit(() => {
    byPassphrase.forget();
    return model.unlockWithKey();
  });
  const isBusy = byPassphrase.isBusy || byKey.isBusy;
  const problem = byPassphrase.problem ?? byKey.problem;
  useEffect(() => {
    if (!isBusy) input.current?.focus({ cursor: 'all' });
  }, [isBusy]);
  return (
    <form className={styles.form} onSubmit={byPassphrase.submit} aria-labelledby={title}>
      <span className={styles.icon}>
        <Icon name="lock" size={26} />
      </span>
      <h2 id={title} className={styles.title}>
        {text(TEXTS.lockedTitle)}
      </h2>
      <p className={styles.hint}>{text(keys.length > 0 ? TEXTS.lockedHintKey : TEXTS.lockedHint)}</p>
      {waiting !== undefined && (
        <Callout
          tone="info"
          action={
            <Button size="small" onClick={() => model.forgetWaiting()}>
              {text(TEXTS.doNotPut)}
            </Button>
          }
        >
          {text(TEXTS.waiting, { name: waiting })}
        </Callout>
      )}
      <PassphraseField
        ref={input}
        label={text(TEXTS.passphrase)}
        value={passphrase}
        onChange={setPassphrase}
        disabled={isBusy}
        describedBy={message}
        isFaulty={byPassphrase.problem !== undefined}
      />
      <p id={message} className={styles.problem} role="alert">
        {problem && text(problem)}
      </p>
      <Button
        type="primary"
        htmlType="submit"
        block
        loading={byPassphrase.isBusy}
        disabled={passphrase === '' || byKey.isBusy}
      >
        {text(TEXTS.unlock)}
      </Button>
      {keys.length > 0 && (
        <UnlockByKey keys={keys} isBusy={byKey.isBusy} disabled={byPassphrase.isBusy} onUnlock={byKey.run} />
      )}
    </form>
  );
}
