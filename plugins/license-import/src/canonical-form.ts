import type { Ini } from './parse-ini.ts';

export const CANON = '1';
export const SIGNATURE = 'signature';

/**
 * What is signed, in the form Canon=1: all sections but [Signature], names and keys in lower case and in the order of their
 * code points, values trimmed and in normal form C, comments dropped; `[section]`, then `key=value`, each on a line that
 * ends with LF; UTF-8 without BOM.
 */
export function canonicalForm(ini: Ini): Uint8Array {
  const lines = byName(ini)
    .filter(([name]) => name !== SIGNATURE)
    .flatMap(([name, { entries }]) => [`[${name}]`, ...byName(entries).map(([key, { value }]) => `${key}=${value}`)]);
  return new TextEncoder().encode(lines.map((line) => `${line}\n`).join(''));
}

/** Names are ASCII, so code units and code points have one order. */
function byName<T>(entries: ReadonlyMap<string, T>): readonly (readonly [string, T])[] {
  return [...entries].sort(([a], [b]) => (a < b ? -1 : 1));
}
