/** What a character means for the reading of text: cheap for ASCII and Han, remembered for all others. */
export type CharacterKind =
  /** Part of a word of a script that sets spaces between words: Latin letters, digits, Cyrillic. */
  | 'word'
  /** White space or a line end. */
  | 'space'
  /** Takes no room and means nothing: controls, zero-width characters, soft hyphens. */
  | 'nothing'
  /** Han, kana, Hangul, punctuation, symbols: a space beside it says nothing. */
  | 'other';

const SPACE = /^[\s\u0085\u180e]$/u;
const NOTHING = /^[\p{Cc}\p{Cf}\p{Cs}\p{Cn}\p{Variation_Selector}]$/u;
const UNSPACED = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Bopomofo}\p{Script=Hangul}]$/u;
const WORD = /^[\p{L}\p{N}\p{M}]$/u;

const KINDS = ['space', 'nothing', 'word', 'other'] as const;
const UNKNOWN = 0xff;
/** Indices into `KINDS` of the characters of the Basic Multilingual Plane. */
const known = new Uint8Array(0x10000).fill(UNKNOWN);

export function kindOf(code: number): CharacterKind {
  if (code > 0xffff) return determine(code);
  let kind = known[code] as number;
  if (kind === UNKNOWN) {
    kind = KINDS.indexOf(determine(code));
    known[code] = kind;
  }
  return KINDS[kind] as CharacterKind;
}

/** Whether a reader sees anything of it. */
export function isShown(code: number): boolean {
  const kind = kindOf(code);
  return kind === 'word' || kind === 'other';
}

function determine(code: number): CharacterKind {
  const character = String.fromCodePoint(code);
  if (SPACE.test(character)) return 'space';
  if (NOTHING.test(character)) return 'nothing';
  return WORD.test(character) && !UNSPACED.test(character) ? 'word' : 'other';
}
