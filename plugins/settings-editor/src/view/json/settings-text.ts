import type { SettingValue } from '@sealwright/core/api';
import type { Setting } from '../../common-settings-rpc.ts';

/** The settings that the user has set, as JSON; the others have their defaults and are not written. */
export function textOf(settings: readonly Setting[]): string {
  const set = settings.filter(({ isSet }) => isSet).map(({ key, value }) => [key, value] as const);
  return `${JSON.stringify(Object.fromEntries(set), null, 2)}\n`;
}

/** The values of a text by key; `undefined` where it is no JSON object. */
export function valuesOf(text: string): Readonly<Record<string, SettingValue>> | undefined {
  try {
    const parsed: unknown = JSON.parse(text.trim() || '{}');
    const isObject = typeof parsed === 'object' && parsed !== null && !Array.isArray(parsed);
    return isObject ? (parsed as Record<string, SettingValue>) : undefined;
  } catch {
    return undefined;
  }
}

/** The text with an entry for the key, whose value is the one in force; as it is where it has one, or is no JSON. */
export function withEntry(text: string, key: string, settings: readonly Setting[]): string {
  const values = valuesOf(text);
  const setting = settings.find((each) => each.key === key);
  if (!values || !setting || Object.hasOwn(values, key)) return text;
  return `${JSON.stringify({ ...values, [key]: setting.value }, null, 2)}\n`;
}
