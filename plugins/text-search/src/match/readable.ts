import { kindOf } from './character-kinds.ts';
import type { PageText } from './page-text.ts';

/** Characters [from, to) as one line: white space reduced to single spaces, and to none at line ends beside Han. */
export function readable({ codes }: PageText, from: number, to: number): string {
  let text = '';
  let hasSpace = false;
  let isWrapped = false;
  let last = 0;
  for (let index = Math.max(0, from); index < Math.min(to, codes.length); index++) {
    const code = codes[index] as number;
    const kind = kindOf(code);
    if (kind === 'nothing') continue;
    if (kind === 'space') {
      hasSpace = true;
      if (code < 0x20) isWrapped = true;
      continue;
    }
    const isJoined = isWrapped && kind !== 'word' && kindOf(last) !== 'word';
    if (hasSpace && text !== '' && !isJoined) text += ' ';
    text += String.fromCodePoint(code);
    hasSpace = false;
    isWrapped = false;
    last = code;
  }
  return text;
}
