/** Point `settings`: keys a user may set, as JSON Schema. Data only: the settings page and the checks are drawn from it. */
import { type Static, Type } from 'typebox';
import { Localized } from '../localized.ts';
import { definePoint } from '../point.ts';

export const SettingData = Type.Object({
  title: Localized,
  description: Type.Optional(Localized),
  /** JSON Schema of the value. */
  schema: Type.Unsafe<object>(Type.Object({})),
  default: Type.Unknown(),
});
export type SettingData = Static<typeof SettingData>;

export const Settings = definePoint('settings', SettingData).dataOnly();
