import type { SettingValue } from '@sealwright/core/api';

export interface ControlProps<C, V extends SettingValue> {
  readonly control: C;
  readonly value: V;
  /** Title of the setting, in the language in force. */
  readonly label: string;
  /** Id of the text that describes it. */
  readonly describedBy: string;
  /** Called when the user is done; never while typing. */
  readonly onCommit: (value: SettingValue) => void;
}
