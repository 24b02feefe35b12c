import type { SettingValue } from '@sealwright/core/api';
import { Button, Switch, useText } from '@sealwright/ui';
import type { SettingControl } from '../setting-control.ts';
import { texts } from '../texts.ts';
import { ChoiceControl } from './choice-control.tsx';
import type { ControlProps } from './control-props.ts';
import styles from './controls.module.css';
import { ListEditor } from './list-editor.tsx';
import { NumberField } from './number-field.tsx';
import { TextField } from './text-field.tsx';

export interface SettingValueControlProps extends ControlProps<SettingControl, SettingValue> {
  readonly onEditJson: () => void;
}

/** The control that the setting's schema calls for. */
export function SettingValueControl({ control, value, onEditJson, ...rest }: SettingValueControlProps) {
  switch (control.kind) {
    case 'switch':
      return (
        <Switch
          aria-label={rest.label}
          aria-describedby={rest.describedBy}
          checked={value === true}
          onChange={rest.onCommit}
        />
      );
    case 'select':
      return <ChoiceControl {...rest} control={control} value={value} />;
    case 'number':
      return <NumberField {...rest} control={control} value={value as number} />;
    case 'text':
    case 'path':
      return <TextField {...rest} control={control} value={value as string} />;
    case 'list':
      return <ListEditor {...rest} control={control} value={value as readonly string[]} />;
    case 'json':
      return <JsonValue value={value} onEdit={onEditJson} />;
  }
}

function JsonValue({ value, onEdit }: { readonly value: SettingValue; readonly onEdit: () => void }) {
  const text = useText();
  return (
    <div className={styles.json}>
      <code>{JSON.stringify(value)}</code>
      <Button size="small" onClick={onEdit}>
        {text(texts.editAsJson)}
      </Button>
    </div>
  );
}
