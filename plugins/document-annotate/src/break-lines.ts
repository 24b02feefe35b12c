/** What no line may begin with, and what none may end with (GB/T 15834, 5.1.3). */
const NOT_FIRST = /[，。、；：！？）》」』】〉”’…—,.;:!?)\]}%]/;
const NOT_LAST = /[（《「『【〈“‘([{]/;
const LATIN = /[A-Za-z0-9]/;

/**
 * Breaks one line of text at a width: between Chinese characters, between Latin words, and inside a word only where it
 * alone is longer than the line. At least one character stands in a line.
 */
export function breakLines(text: string, width: number, advance: (character: string) => number): readonly string[] {
  const characters = [...text];
  const lines: string[] = [];
  let start = 0;
  while (start < characters.length) {
    const end = start + fitting(characters.slice(start), width, advance);
    const stop = end >= characters.length ? end : breakBefore(characters, start, end);
    lines.push(characters.slice(start, stop).join('').trimEnd());
    start = stop;
    while (characters[start] === ' ') start++;
  }
  return lines.length > 0 ? lines : [''];
}

function fitting(characters: readonly string[], width: number, advance: (character: string) => number): number {
  let used = 0;
  let count = 0;
  for (const character of characters) {
    used += advance(character);
    if (used > width && count > 0) break;
    count++;
  }
  return count;
}

/** The last place from `end` back where a line may end; `end` itself where there is none. */
function breakBefore(characters: readonly string[], start: number, end: number): number {
  for (let at = end; at > start; at--) {
    const [before = '', after = ''] = [characters[at - 1], characters[at]];
    const isInWord = LATIN.test(before) && LATIN.test(after);
    if (!isInWord && !NOT_FIRST.test(after) && !NOT_LAST.test(before)) return at;
  }
  return end;
}
