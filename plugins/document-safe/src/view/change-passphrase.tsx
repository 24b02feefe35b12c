import { Button, useText, type Workbench } from '@sealwright/ui';
import { useId, useState } from 'react';
import { isComplete, NewPassphrase, NO_PASSPHRASE } from './new-passphrase.tsx';
import { PassphraseField } from './passphrase-field.tsx';
import styles from './safe-form.module.css';
import type { SafeModel } from './safe-model.ts';
import { TEXTS } from './texts.ts';
import { useSubmit } from './use-submit.ts';

/** Opens the dialog that sets a new passphrase. */
export function askNewPassphrase(workbench: Workbench, model: SafeModel): void {
  const close = () => void dialog.dispose();
  const dialog = workbench.openDialog({
    title: TEXTS.changeTitle,
    width: 420,
    content: <ChangePassphrase model={model} onClose={close} />,
  });
}

function ChangePassphrase({ model, onClose }: { readonly model: SafeModel; readonly onClose: () => void }) {
  const text = useText();
  const message = useId();
  const [old, setOld] = useState('');
  const [next, setNext] = useState(NO_PASSPHRASE);
  const { isBusy, problem, submit } = useSubmit(async () => {
    await model.changePassphrase(old, next.first);
    onClose();
  });
  return (
    <form className={styles.dialog} onSubmit={submit}>
      <p className={styles.hint}>{text(TEXTS.changeHint)}</p>
      <PassphraseField
        label={text(TEXTS.oldPassphrase)}
        value={old}
        onChange={setOld}
        disabled={isBusy}
        describedBy={message}
        isFaulty={problem !== undefined}
      />
      <p id={message} className={styles.problem} role="alert">
        {problem && text(problem)}
      </p>
      <NewPassphrase label={text(TEXTS.newPassphrase)} value={next} onChange={setNext} disabled={isBusy} />
      <footer className={styles.foot}>
        <Button onClick={onClose}>{text(TEXTS.cancel)}</Button>
        <Button type="primary" htmlType="submit" loading={isBusy} disabled={old === '' || !isComplete(next)}>
          {text(TEXTS.change)}
        </Button>
      </footer>
    </form>
  );
}
