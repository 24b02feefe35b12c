import { plainLine, TemplateNameInvalid } from '@sealwright/core/api';

export const LONGEST_NAME = 60;

/** The name as it is kept: one line without invisible characters. `templates.name-invalid`. */
export function cleanName(name: string): string {
  const clean = plainLine(name.normalize('NFC')).replace(/\s+/gu, ' ');
  const { length } = [...clean];
  if (length === 0 || length > LONGEST_NAME) throw TemplateNameInvalid({ most: LONGEST_NAME });
  return clean;
}

/** Whether two names are one to a reader: case, width of letters and spaces around make no difference. */
export function isSameName(one: string, other: string): boolean {
  return folded(one) === folded(other);
}

function folded(name: string): string {
  return plainLine(name.normalize('NFKC')).replace(/\s+/gu, ' ').toLowerCase();
}
