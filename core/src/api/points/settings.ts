/** Point `settings`: keys a user may set, as JSON Schema. Data only: the settings page and the checks are drawn from it. */
import { type Static, Type } from 'typebox';
import { Localized } from '../localized.ts';
import { definePoint } from '../point.ts';

export const SettingData = Type.Object({
  title: Localized,
  description: Type.Optional(Localized),
  /** Heading under which the settings page lists it; default: the plugin's id. */
  category: Type.Optional(Localized),
  /**
   * JSON Schema of the value. Besides the standard, the settings page reads: `oneOf` members `{ const, title }` with a
   * title in both languages as the names of choices, `format: 'path'` of a string as a file to choose, and `unit` of a
   * number as the text behind it.
   */
  schema: Type.Unsafe<object>(Type.Object({})),
  default: Type.Unknown(),
  /** What somebody may have to answer for, such as whom to trust: changes are written to the log of actions. */
  isAudited: Type.Optional(Type.Boolean()),
});
export type SettingData = Static<typeof SettingData>;

export const Settings = definePoint('settings', SettingData).dataOnly();
