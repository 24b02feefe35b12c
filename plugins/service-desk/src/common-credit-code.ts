/** Unified social credit codes of organisations, 统一社会信用代码 (GB 32100-2015). */

/** The characters by their values: without I, O, S, V and Z, which are mistaken for digits (4.1). */
const CHARACTERS = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const LENGTH = 18;
const MODULUS = CHARACTERS.length;

/** As it is written: capital letters, no spaces. */
export function tidyCreditCode(typed: string): string {
  return typed.normalize('NFKC').replace(/\s/g, '').toUpperCase();
}

/** - `check-digit`: every character may stand there, and one of them is wrong. */
export type CreditCodeFault = 'length' | 'characters' | 'check-digit';

/** What is wrong with a tidied code; `undefined`: nothing. */
export function creditCodeFault(code: string): CreditCodeFault | undefined {
  if ([...code].length !== LENGTH) return 'length';
  if ([...code].some((character) => !CHARACTERS.includes(character))) return 'characters';
  return checkCharacter(code.slice(0, LENGTH - 1)) === code.at(-1) ? undefined : 'check-digit';
}

/** The 18th character: weights are powers of 3 modulo 31 (annex B). */
function checkCharacter(body: string): string | undefined {
  let sum = 0;
  let weight = 1;
  for (const character of body) {
    sum += CHARACTERS.indexOf(character) * weight;
    weight = (weight * 3) % MODULUS;
  }
  return CHARACTERS[(MODULUS - (sum % MODULUS)) % MODULUS];
}
