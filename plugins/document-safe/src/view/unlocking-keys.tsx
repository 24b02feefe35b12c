import {
  Button,
  Callout,
  EmptyState,
  IconButton,
  RefreshButton,
  Select,
  useLoad,
  useStore,
  useText,
  type Workbench,
} from '@sealwright/ui';
import { useId, useState } from 'react';
import { PassphraseField } from './passphrase-field.tsx';
import styles from './safe-form.module.css';
import type { SafeModel } from './safe-model.ts';
import { TEXTS } from './texts.ts';
import { useSubmit } from './use-submit.ts';

/** Opens the dialog with the keys that open the safe beside its passphrase. */
export function showUnlockingKeys(workbench: Workbench, model: SafeModel): void {
  const close = () => void dialog.dispose();
  const dialog = workbench.openDialog({
    title: TEXTS.keysTitle,
    width: 460,
    content: <UnlockingKeys model={model} onClose={close} />,
  });
}

function UnlockingKeys({ model, onClose }: { readonly model: SafeModel; readonly onClose: () => void }) {
  const text = useText();
  const { safe } = useStore(model.state);
  const keys = safe?.keys ?? [];
  return (
    <div className={styles.dialog}>
      <p className={styles.hint}>{text(TEXTS.keysHint)}</p>
      {keys.length > 0 && (
        <ul className={styles.keys} aria-label={text(TEXTS.keysTitle)}>
          {keys.map(({ id, holder }) => (
            <li key={id}>
              <span>{holder}</span>
              <code title={id}>{id.slice(0, 16)}</code>
              <IconButton
                icon="trash-2"
                label={text(TEXTS.removeKey, { holder })}
                onClick={() => void model.removeKey(id)}
              />
            </li>
          ))}
        </ul>
      )}
      <AddKey model={model} onClose={onClose} />
    </div>
  );
}

function AddKey({ model, onClose }: { readonly model: SafeModel; readonly onClose: () => void }) {
  const text = useText();
  const [select, message] = [useId(), useId()];
  const able = useLoad(() => model.ableKeys(), []);
  const [chosen, setChosen] = useState<string>();
  const [passphrase, setPassphrase] = useState('');
  const options = (able.value ?? []).map(({ ref, holder, device }) => ({
    value: ref,
    label: `${holder} · ${text(device)}`,
  }));
  const key = options.some(({ value }) => value === chosen) ? chosen : options[0]?.value;
  const { isBusy, problem, submit } = useSubmit(async () => {
    await model.addKey(passphrase, key!);
    onClose();
  });
  if (able.state === 'ready' && options.length === 0)
    return (
      <>
        <EmptyState icon="usb" title={TEXTS.noAbleKey} description={TEXTS.noAbleKeyHint} />
        <footer className={styles.foot}>
          <RefreshButton isLooking={false} onClick={able.reload} />
          <Button onClick={onClose}>{text(TEXTS.close)}</Button>
        </footer>
      </>
    );
  return (
    <form className={styles.dialog} onSubmit={submit} aria-label={text(TEXTS.addKey)}>
      <div className={styles.field}>
        <label htmlFor={select}>{text(TEXTS.key)}</label>
        <Select
          id={select}
          loading={able.state === 'loading'}
          disabled={isBusy}
          value={key ?? null}
          options={options}
          onChange={(ref: string) => setChosen(ref)}
        />
      </div>
      <PassphraseField
        label={text(TEXTS.oldPassphrase)}
        value={passphrase}
        onChange={setPassphrase}
        disabled={isBusy}
        describedBy={message}
        isFaulty={problem !== undefined}
      />
      {able.state === 'error' && <Callout tone="warning">{text(TEXTS.noAbleKey)}</Callout>}
      <p id={message} className={styles.problem} role="alert">
        {problem && text(problem)}
      </p>
      <footer className={styles.foot}>
        <Button onClick={onClose}>{text(TEXTS.close)}</Button>
        <Button type="primary" htmlType="submit" loading={isBusy} disabled={key === undefined || passphrase === ''}>
          {text(TEXTS.addKey)}
        </Button>
      </footer>
    </form>
  );
}
