/**
 * How well `query` fits `text`: 0 when it does not. Every character of the query has to occur in order; characters that
 * stand together, at the beginning of words and early in the text count more. Spaces part words that are looked for
 * independently. Without any, all texts fit alike.
 */
export function rank(query: string, text: string): number {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return 1;
  const target = text.toLowerCase();
  let total = 1;
  for (const word of words) {
    const score = rankWord(word, target);
    if (score === 0) return 0;
    total += score;
  }
  return total - Math.min(text.length, 200) / 1_000;
}

function rankWord(word: string, text: string): number {
  const whole = text.indexOf(word);
  if (whole >= 0) return 100 + word.length * 4 + (isWordStart(text, whole) ? 40 : 0) + (whole === 0 ? 40 : 0);
  let score = 0;
  let at = -1;
  for (const character of word) {
    const next = text.indexOf(character, at + 1);
    if (next < 0) return 0;
    score += next === at + 1 ? 4 : isWordStart(text, next) ? 3 : 1;
    at = next;
  }
  return score;
}

function isWordStart(text: string, at: number): boolean {
  return at === 0 || /[^\p{L}\p{N}]/u.test(text[at - 1]!);
}

/** The entries that fit, best first; entries that fit alike keep their order. */
export function rankAll<T>(
  query: string,
  entries: readonly T[],
  textsOf: (entry: T) => readonly string[],
): readonly T[] {
  return entries
    .map((entry) => ({ entry, score: Math.max(...textsOf(entry).map((text) => rank(query, text))) }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score)
    .map(({ entry }) => entry);
}
