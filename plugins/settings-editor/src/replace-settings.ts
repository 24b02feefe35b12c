import { type SettingStatus, type SettingsAdmin, SettingUnknown, type SettingValue } from '@sealwright/core/api';
import { checkValue } from './expectation.ts';

/** What a key is to become; `undefined`: its default. */
type Change = readonly [key: string, value: SettingValue | undefined];

/**
 * Makes `entries` the user's settings, all or none: nothing is written unless every value fits, and what was written is
 * taken back where a later one cannot be. Settings of plugins that are switched off stay as they are.
 */
export async function replaceSettings(
  admin: SettingsAdmin,
  entries: readonly (readonly [key: string, value: SettingValue])[],
): Promise<void> {
  const settings = new Map((await admin.list()).map((setting) => [setting.key, setting]));
  const wanted = new Map(entries);
  for (const [key, value] of wanted) {
    const setting = settings.get(key);
    if (!setting) throw SettingUnknown({ key });
    checkValue(key, setting.data.schema, value);
  }
  const changes = [...settings.values()].flatMap((setting): Change[] => changeOf(setting, wanted.get(setting.key)));
  const written: string[] = [];
  try {
    for (const change of changes) {
      await write(admin, change);
      written.push(change[0]);
    }
  } catch (fault) {
    for (const key of written.reverse()) {
      const { isSet, value } = settings.get(key)!;
      await write(admin, [key, isSet ? value : undefined]);
    }
    throw fault;
  }
}

function changeOf({ key, value, isSet }: SettingStatus, wanted: SettingValue | undefined): Change[] {
  if (wanted === undefined) return isSet ? [[key, undefined]] : [];
  return isSet && JSON.stringify(value) === JSON.stringify(wanted) ? [] : [[key, wanted]];
}

function write(admin: SettingsAdmin, [key, value]: Change): Promise<void> {
  return value === undefined ? admin.reset(key) : admin.set(key, value);
}
