import { kindOf } from './character-kinds.ts';
import { foldCharacter, foldText } from './fold-character.ts';
import { LINE_END, type PageText } from './page-text.ts';

/** A page's text as it is compared, and the way back to its characters. */
export interface FoldedText {
  readonly text: string;
  /** For each UTF-16 unit of `text`, the index of the character that it comes from. */
  readonly origins: readonly number[];
}

export interface FoldOptions {
  /** Small letters for capital ones. */
  readonly lowerCase: boolean;
}

const HYPHEN = 0x2d;

/**
 * Reduces text to what a reader would call the same: NFKC; white space dropped beside anything but letters and digits
 * of spaced scripts, else a single space, line ends included; a hyphen at the end of a line dropped between letters, as
 * it only divides a word.
 */
export function foldPage({ codes }: PageText, { lowerCase }: FoldOptions): FoldedText {
  let text = '';
  const origins: number[] = [];
  let pendingSpace = -1;
  let afterWord = false;
  const put = (folded: string, origin: number) => {
    text += folded;
    for (let unit = 0; unit < folded.length; unit++) origins.push(origin);
  };
  for (let index = 0; index < codes.length; index++) {
    const code = codes[index] as number;
    const kind = kindOf(code);
    if (kind === 'nothing') continue;
    if (kind === 'space') {
      if (pendingSpace < 0) pendingSpace = index;
      continue;
    }
    if (code === HYPHEN && afterWord && pendingSpace < 0) {
      const next = afterLineEnd(codes, index + 1);
      if (next !== undefined) {
        index = next - 1;
        continue;
      }
    }
    const marks = marksAfter(codes, index + 1);
    const reading =
      marks === 0 ? foldCharacter(code, lowerCase) : foldText(textOf(codes, index, index + 1 + marks), lowerCase);
    const isWord = kind === 'word';
    if (isWord && afterWord && pendingSpace >= 0) put(' ', pendingSpace);
    put(reading, index);
    pendingSpace = -1;
    afterWord = isWord;
    index += marks;
  }
  return { text, origins };
}

/** Index of the letter that goes on in the next line; `undefined` unless only a line end stands before it. */
function afterLineEnd(codes: ArrayLike<number>, from: number): number | undefined {
  let index = from;
  let lineEnds = 0;
  for (; index < codes.length; index++) {
    const code = codes[index] as number;
    const kind = kindOf(code);
    if (kind !== 'space' && kind !== 'nothing') break;
    if (code === LINE_END) lineEnds++;
  }
  const next = codes[index];
  return lineEnds === 1 && next !== undefined && kindOf(next) === 'word' ? index : undefined;
}

/** How many combining marks stand at an index. */
export function marksAfter(codes: ArrayLike<number>, from: number): number {
  let count = 0;
  while (from + count < codes.length && isMark(codes[from + count] as number)) count++;
  return count;
}

/** Marks that compose with the character before: accents, and the voicing of kana in full and half width. */
function isMark(code: number): boolean {
  return (code >= 0x300 && code <= 0x36f) || code === 0x3099 || code === 0x309a || code === 0xff9e || code === 0xff9f;
}

function textOf(codes: ArrayLike<number>, from: number, to: number): string {
  return String.fromCodePoint(...Array.prototype.slice.call(codes, from, to));
}
