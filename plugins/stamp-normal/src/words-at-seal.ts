import type { DisplayBox, PageLine } from '@sealwright/core/api';
import { gap } from './box-gap.ts';

/** Words further from a seal than this have nothing to do with it, in millimetres. */
const REACH = 40;
const MOST = 6;
/** What stands where seals belong. */
const FOR_SEALS = /盖章|签章|公章|印章|签字|签名|（章）|\(章\)|seal|stamp|signature|signed/i;
/** Labels of fields end with a colon or the line to write on; sentences have clauses. */
const CLAUSE = /[^，。；、：:;,_＿\u2026\t]+/gu;
const LETTER = /[\p{L}\p{N}]/gu;
const LONGEST = 30;

interface Nearby {
  readonly words: string;
  /** Millimetres from the seal; less is likelier. */
  readonly distance: number;
}

/** The words under or beside a seal that may stand elsewhere as well, likeliest first. */
export function wordsAtSeal(lines: readonly PageLine[], seal: DisplayBox): readonly string[] {
  const nearby = lines
    .flatMap((line) => clausesOf(line, seal))
    .filter(({ distance }) => distance <= REACH)
    .map(({ words, distance }) => ({ words, distance: distance - (FOR_SEALS.test(words) ? REACH : 0) }))
    .sort((a, b) => a.distance - b.distance);
  return [...new Set(nearby.map(({ words }) => words))].slice(0, MOST);
}

/** Characters are taken to be equally wide: good enough to tell the clauses of a line apart. */
function clausesOf({ text, box }: PageLine, seal: DisplayBox): Nearby[] {
  const width = box.width / Math.max(1, text.length);
  return [...text.matchAll(CLAUSE)].flatMap((match) => {
    const words = match[0].trim();
    if ((words.match(LETTER) ?? []).length < 2 || words.length > LONGEST) return [];
    const part = { ...box, x: box.x + match.index * width, width: match[0].length * width };
    return [{ words, distance: gap(part, seal) }];
  });
}
