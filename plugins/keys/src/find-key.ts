import { type Key, KeyAmbiguous, KeyNotFound } from '@sealwright/core/api';

/**
 * The one signing key that `text` names: by its whole ref, else by a whole name of another kind, else by a part of any.
 * Encryption keys are never found. Throws `keys.not-found`, `keys.ambiguous`.
 */
export function findKey(keys: readonly Key[], text: string): Key {
  const wanted = folded(text);
  const signing = keys.filter(({ usage }) => usage === 'signing');
  const steps: ((key: Key) => boolean)[] = [
    (key) => folded(key.ref) === wanted,
    (key) => namesOf(key).includes(wanted) || serial(key.certificate.serial) === serial(wanted),
    (key) => [folded(key.ref), ...namesOf(key), key.certificate.serial].some((name) => name.includes(wanted)),
  ];
  for (const fits of wanted === '' ? [] : steps) {
    const [match, ...more] = signing.filter(fits);
    if (match && more.length > 0) throw KeyAmbiguous({ text, matches: [match, ...more].map(({ ref }) => ref) });
    if (match) return match;
  }
  throw KeyNotFound({ text });
}

function namesOf({ id, token, certificate }: Key): readonly string[] {
  return [token.id, token.label, token.serial, id, certificate.subject].map(folded);
}

/** Without regard to case, width of letters and spaces around. */
export function folded(text: string): string {
  return text.normalize('NFKC').trim().toLowerCase();
}

/** Serial numbers are written with colons or spaces and leading zeros, or without. */
function serial(text: string): string {
  return text.replace(/[:\s]/g, '').replace(/^0+(?=.)/, '');
}
