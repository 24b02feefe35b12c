import type { SettingValue } from '@sealwright/core/api';
import type { Workbench } from '@sealwright/ui';
import { type DateLook, USUAL_LOOK } from '../common-date-look.ts';

const PREFIX = 'date.';
const PARTS = Object.keys(USUAL_LOOK) as readonly (keyof DateLook)[];

/** The look that was chosen last: each part is a setting. */
export function lookIn(settings: Readonly<Record<string, SettingValue>>): DateLook {
  const kept = PARTS.map((part) => [part, settings[PREFIX + part] ?? USUAL_LOOK[part]]);
  return Object.fromEntries(kept) as DateLook;
}

/** Parts of the look that are chosen from now on. */
export function keepLook(changes: Partial<DateLook>, { setSetting, showError }: Workbench): void {
  for (const [part, value] of Object.entries(changes)) setSetting(PREFIX + part, value).catch(showError);
}
