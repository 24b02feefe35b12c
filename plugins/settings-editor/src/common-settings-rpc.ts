import { defineRpc, type SettingData, type SettingValue } from '@sealwright/core/api';
import { Type } from 'typebox';

const key = Type.String({ minLength: 1, maxLength: 200 });
/** Checked by the setting's own schema. */
const value = Type.Unknown();

export interface Setting {
  readonly key: string;
  /** Id of the plugin whose setting it is. */
  readonly plugin: string;
  readonly data: SettingData;
  /** The user's value, else the default. */
  readonly value: SettingValue;
  readonly isSet: boolean;
}

/** `Setting`s; that a value is JSON needs no saying on the wire. */
const settings = Type.Array(
  Type.Object({
    key,
    plugin: Type.String(),
    data: Type.Unsafe<SettingData>(Type.Object({})),
    value,
    isSet: Type.Boolean(),
  }),
);

/** What the settings page asks of its host half. */
export const settingsRpc = defineRpc('settings-editor', {
  /** Reports the settings of all enabled plugins at once and after every change, until it is aborted. */
  watch: { params: Type.Tuple([]), result: Type.Void(), progress: settings },
  /** `settings.unknown-key`, `settings-editor.value-misfit`. */
  set: { params: Type.Tuple([key, value]), result: Type.Void() },
  /** Back to the default. `settings.unknown-key`. */
  reset: { params: Type.Tuple([key]), result: Type.Void() },
  /**
   * Makes these the user's settings: every other known key goes back to its default. All values are checked before the
   * first is written; where writing fails, what was written is taken back. Gives the settings as they are then. Errors as
   * of `set`.
   */
  replaceAll: {
    params: Type.Tuple([Type.Array(Type.Tuple([key, value]), { maxItems: 10_000 })]),
    result: settings,
  },
});
