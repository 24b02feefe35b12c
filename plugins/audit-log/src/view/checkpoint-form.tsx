import { Button, Callout, Select, useText } from '@sealwright/ui';
import { useState } from 'react';
import type { SigningKey } from '../common-audit-rpc.ts';
import styles from './audit-page.module.css';
import { texts } from './texts.ts';

export interface CheckpointFormProps {
  readonly keys: readonly SigningKey[];
  /** `key`: its ref. */
  readonly onSign: (key: string) => void;
  readonly onCancel: () => void;
}

/** Which key signs the checkpoint. */
export function CheckpointForm({ keys, onSign, onCancel }: CheckpointFormProps) {
  const text = useText();
  const [chosen, setChosen] = useState(keys[0]?.ref);
  const options = keys.map(({ ref, holder, device }) => ({ value: ref, label: `${holder} · ${text(device)}` }));
  return (
    <div className={styles.form}>
      <p>{text(texts.checkpointHint)}</p>
      {keys.length === 0 ? (
        <Callout tone="warning">{text(texts.noKeys)}</Callout>
      ) : (
        <Select
          style={{ width: '100%' }}
          aria-label={text(texts.key)}
          value={chosen ?? null}
          options={options}
          onChange={(ref: string) => setChosen(ref)}
        />
      )}
      <div className={styles.buttons}>
        <Button onClick={onCancel}>{text(texts.cancel)}</Button>
        <Button type="primary" disabled={chosen === undefined} onClick={() => chosen !== undefined && onSign(chosen)}>
          {text(texts.sign)}
        </Button>
      </div>
    </div>
  );
}
