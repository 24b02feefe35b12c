import { KeyMissing, SectionMissing } from './format-errors.ts';
import type { Ini } from './parse-ini.ts';

/** The value of a key that has to be there. */
export function requiredValue(ini: Ini, section: string, key: string): string {
  const found = ini.get(section.toLowerCase());
  if (!found) throw SectionMissing({ section });
  const value = found.entries.get(key.toLowerCase())?.value;
  if (!value) throw KeyMissing({ section, key });
  return value;
}

/** The value of a key that may be missing or empty. */
export function optionalValue(ini: Ini, section: string, key: string): string | undefined {
  return ini.get(section.toLowerCase())?.entries.get(key.toLowerCase())?.value || undefined;
}
