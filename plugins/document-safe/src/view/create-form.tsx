import { Button, Checkbox, Icon, useText } from '@sealwright/ui';
import { useId, useState } from 'react';
import { isComplete, NewPassphrase, NO_PASSPHRASE } from './new-passphrase.tsx';
import styles from './safe-form.module.css';
import type { SafeModel } from './safe-model.ts';
import { TEXTS } from './texts.ts';
import { useSubmit } from './use-submit.ts';

/** Makes the safe. */
export function CreateForm({ model }: { readonly model: SafeModel }) {
  const text = useText();
  const title = useId();
  const [passphrase, setPassphrase] = useState(NO_PASSPHRASE);
  const [isUnderstood, setUnderstood] = useState(false);
  const { isBusy, problem, submit } = useSubmit(() => model.create(passphrase.first));
  return (
    <form className={styles.form} onSubmit={submit} aria-labelledby={title}>
      <span className={styles.icon}>
        <Icon name="vault" size={26} />
      </span>
      <h2 id={title} className={styles.title}>
        {text(TEXTS.createTitle)}
      </h2>
      <p className={styles.hint}>{text(TEXTS.createHint)}</p>
      <NewPassphrase label={text(TEXTS.passphrase)} value={passphrase} onChange={setPassphrase} disabled={isBusy} />
      <Checkbox checked={isUnderstood} onChange={({ target }) => setUnderstood(target.checked)} disabled={isBusy}>
        {text(TEXTS.understood)}
      </Checkbox>
      <p className={styles.problem} role="alert">
        {problem && text(problem)}
      </p>
      <Button
        type="primary"
        htmlType="submit"
        block
        loading={isBusy}
        disabled={!isComplete(passphrase) || !isUnderstood}
      >
        {text(TEXTS.create)}
      </Button>
    </form>
  );
}
