import type { DisplayBox, PageLine } from '@sealwright/core/api';
import { gap, middleGap } from './box-gaps.ts';

/** Words further from a seal than this have nothing to do with it, in millimetres. */
const REACH = 40;
const MOST = 6;
/** How labels end where seals belong, and where people sign beside them. */
const FOR_SEALS = /(章|\bseals?|\bstamps?)\s*[）)\]】]?$/i;
const FOR_HANDS = /(签字|签名|签署|\bsign\w*|\bby)\s*[）)\]】]?$/i;
/** Labels of fields end with a colon or the line to write on; sentences have clauses. */
const CLAUSE = /[^，。；、：:;,_＿\u2026\t]+/gu;
const LETTER = /[\p{L}\p{N}]/gu;
const LONGEST = 30;

interface Nearby {
  readonly words: string;
  /** Millimetres between them and the seal. */
  readonly gap: number;
  /** Less is likelier. */
  readonly rank: number;
}

/** The words under or beside a seal that may stand elsewhere as well, likeliest first. */
export function wordsAtSeal(lines: readonly PageLine[], seal: DisplayBox): readonly string[] {
  const nearby = lines
    .flatMap((line) => clausesOf(line, seal))
    .filter((clause) => clause.gap <= REACH)
    .sort((a, b) => a.rank - b.rank);
  return [...new Set(nearby.map(({ words }) => words))].slice(0, MOST);
}

/** Characters are taken to be equally wide: good enough to tell the clauses of a line apart. */
function clausesOf({ text, box }: PageLine, seal: DisplayBox): Nearby[] {
  const width = box.width / Math.max(1, text.length);
  return [...text.matchAll(CLAUSE)].flatMap((match) => {
    const words = match[0].trim();
    if ((words.match(LETTER) ?? []).length < 2 || words.length > LONGEST) return [];
    const part = { ...box, x: box.x + match.index * width, width: match[0].length * width };
    const apart = gap(part, seal);
    // Labels stand before what they name.
    const isBehind = part.x >= seal.x + seal.width;
    return [
      { words, gap: apart, rank: apart + rankOf(words) + middleGap(part, seal) / 10 + (isBehind ? REACH / 2 : 0) },
    ];
  });
}

/** A label for seals counts as nearer than anything else in reach; of words as near, short ones are labels. */
function rankOf(words: string): number {
  const purpose = FOR_SEALS.test(words) ? -1.5 * REACH : FOR_HANDS.test(words) ? -REACH / 4 : 0;
  return purpose + words.length / 2;
}
