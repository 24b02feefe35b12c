import { createHash } from 'node:crypto';
import type { Plugged } from './plugged-tokens.ts';

/** Text of a library's field: padded with blanks, by some libraries with zeros. */
export function plainText(field: string): string {
  return field.replace(/\p{Cc}+/gu, ' ').trim();
}

/** The name where it can stand in what users write, as serial numbers can; else a digest of it and of `rest`. */
export function tokenId(name: string, rest: string): string {
  if (/^[\w.-]{1,64}$/.test(name)) return name;
  return createHash('sha256').update(`${name}\0${rest}`).digest('hex').slice(0, 16);
}

/** Several tokens of one serial number, such as those of a first series, have it with numbers behind. */
export function withoutNamesakes<T extends Plugged>(tokens: readonly T[]): readonly T[] {
  const counts = new Map<string, number>();
  return tokens.map((token) => {
    const { id } = token.info;
    const count = (counts.get(id) ?? 0) + 1;
    counts.set(id, count);
    return count === 1 ? token : { ...token, info: { ...token.info, id: `${id}-${count}` } };
  });
}
