import { Chip, classes, IconButton, useStore, useText } from '@sealwright/ui';
import { useId } from 'react';
import type { Setting } from '../common-settings-rpc.ts';
import { SettingValueControl } from './controls/setting-value-control.tsx';
import { controlOf } from './setting-control.ts';
import styles from './setting-row.module.css';
import type { SettingsModel } from './settings-model.ts';
import { texts } from './texts.ts';

export interface SettingRowProps {
  readonly setting: Setting;
  readonly model: SettingsModel;
  readonly onEditJson: (key: string) => void;
}

/** One setting: what it is, its control, and why the last change was refused. */
export function SettingRow({ setting, model, onEditJson }: SettingRowProps) {
  const text = useText();
  const id = useId();
  const { key, data, value, isSet } = setting;
  const refusal = useStore(model.state, ({ refusals }) => refusals[key]);
  const control = controlOf(data.schema);
  const title = text(data.title);
  return (
    <li className={classes(styles.row, control.kind === 'list' && styles.tall)}>
      <div className={styles.about}>
        <div className={styles.title}>
          <h3>{title}</h3>
          {isSet && <Chip tone="info">{text(texts.changed)}</Chip>}
          <code className={styles.key}>{key}</code>
        </div>
        <p className={styles.description} id={id}>
          {data.description && text(data.description)}
        </p>
      </div>
      <div className={styles.control}>
        <SettingValueControl
          control={control}
          value={value}
          label={title}
          describedBy={id}
          onCommit={(changed) => void model.set(key, changed)}
          onEditJson={() => onEditJson(key)}
        />
        {refusal && (
          <p className={styles.refusal} role="alert">
            {text(refusal.sentence)}
          </p>
        )}
      </div>
      <div className={styles.reset}>
        {isSet && <IconButton icon="rotate-ccw" label={text(texts.reset)} onClick={() => void model.reset(key)} />}
      </div>
    </li>
  );
}
