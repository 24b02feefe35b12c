import type { SettingValue } from '@sealwright/core/api';
import { Select, useText } from '@sealwright/ui';
import { type Choice, sameValue } from '../setting-control.ts';
import type { ControlProps } from './control-props.ts';

export function ChoiceControl(props: ControlProps<{ readonly choices: readonly Choice[] }, SettingValue>) {
  const { control, value, label, describedBy, onCommit } = props;
  const text = useText();
  const chosen = control.choices.findIndex((choice) => sameValue(choice.value, value));
  return (
    <Select
      aria-label={label}
      aria-describedby={describedBy}
      style={{ width: '100%' }}
      {...(chosen >= 0 && { value: chosen })}
      options={control.choices.map(({ title }, index) => ({ value: index, label: text(title) }))}
      onChange={(index: number) => onCommit(control.choices[index]!.value)}
    />
  );
}
