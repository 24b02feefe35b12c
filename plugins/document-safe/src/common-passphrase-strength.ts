/** In characters. */
export const SHORTEST_PASSPHRASE = 8;

export type PassphraseStrength = 'short' | 'weak' | 'fair' | 'good';

/** Sizes of the alphabets that a passphrase draws on. */
const ALPHABETS: readonly (readonly [RegExp, number])[] = [
  [/\d/, 10],
  [/[a-z]/, 26],
  [/[A-Z]/, 26],
  [/[ -/:-@[-`{-~]/, 33],
  // The characters that people write every day, and not all of Unicode.
  [/[^ -~]/, 2_500],
];
/** What the guesses of a well equipped thief reach, with scrypt between them: bits. */
const FAIR = 45;
const GOOD = 60;

/** A hint for who chooses a passphrase: how hard it is to guess at best. Runs (1234, abcd) and repeats count for little. */
export function passphraseStrength(passphrase: string): PassphraseStrength {
  const characters = [...passphrase];
  if (characters.length < SHORTEST_PASSPHRASE) return 'short';
  const alphabet = ALPHABETS.reduce((sum, [pattern, size]) => sum + (pattern.test(passphrase) ? size : 0), 0);
  const bits = Math.log2(alphabet) * countSurprises(characters);
  if (bits < FAIR) return 'weak';
  return bits < GOOD ? 'fair' : 'good';
}

/** Characters that do not follow from the one before; at most twice as many as there are different ones. */
function countSurprises(characters: readonly string[]): number {
  const surprises = characters.filter((character, index) => {
    const step = index === 0 ? 2 : character.codePointAt(0)! - characters[index - 1]!.codePointAt(0)!;
    return Math.abs(step) > 1;
  });
  return Math.min(surprises.length, 2 * new Set(characters).size);
}
