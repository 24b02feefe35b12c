/**
 * Radicals that NFKC leaves alone although fonts map their glyphs to them: the characters that they stand for, by
 * Equivalent_Unified_Ideograph of the Unicode Character Database. (NFKC itself unifies the Kangxi radicals.)
 */
const RADICALS = new Map(
  Object.entries({
    '⺠': '民',
    '⻄': '西',
    '⻅': '见',
    '⻆': '角',
    '⻉': '贝',
    '⻋': '车',
    '⻑': '長',
    '⻓': '长',
    '⻔': '门',
    '⻗': '雨',
    '⻘': '青',
    '⻙': '韦',
    '⻚': '页',
    '⻛': '风',
    '⻜': '飞',
    '⻝': '食',
    '⻢': '马',
    '⻣': '骨',
    '⻤': '鬼',
    '⻥': '鱼',
    '⻦': '鸟',
    '⻧': '卤',
    '⻨': '麦',
    '⻩': '黄',
    '⻬': '齐',
    '⻮': '齿',
    '⻰': '龙',
  }),
);

/** Dashes and minus signs that people type as a hyphen. */
const DASH = /^[\u2010-\u2015\u2212\u2043]$/u;

/** Readings of the Basic Multilingual Plane, as they are and in small letters. */
const known: readonly [(string | undefined)[], (string | undefined)[]] = [new Array(0x10000), new Array(0x10000)];

/** What a character reads as: its NFKC form, with radicals and dashes unified. One character can become several. */
export function foldCharacter(code: number, lowerCase: boolean): string {
  const readings = known[lowerCase ? 1 : 0];
  const reading = readings[code];
  if (reading !== undefined) return reading;
  const folded = foldText(String.fromCodePoint(code), lowerCase);
  if (code < readings.length) readings[code] = folded;
  return folded;
}

/** The same for a character with combining marks after it, which may compose. */
export function foldText(text: string, lowerCase: boolean): string {
  const [...characters] = text.normalize('NFKC');
  const read = characters.map((character) => (DASH.test(character) ? '-' : (RADICALS.get(character) ?? character)));
  return lowerCase ? read.join('').toLowerCase() : read.join('');
}
