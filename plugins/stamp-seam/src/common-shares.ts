import { EndsTooLarge, SharesUnfit, SharesUnreadable } from './common-errors.ts';

/** JSON Schema pattern of the option `shares`: '3,1,1,3'. */
export const SHARES_PATTERN = String.raw`^\s*\d+(\.\d+)?(\s*[,，、:：]\s*\d+(\.\d+)?)+\s*$`;

export interface ShareRules {
  /** Proportions, one for each page; missing: equal. */
  readonly weights: readonly number[] | undefined;
  /** What the first and the last page get at least, 0..1. */
  readonly first: number;
  readonly last: number;
}

/** `undefined` where none are given. `seam.shares-unreadable`. */
export function parseShares(text: string): readonly number[] | undefined {
  if (text.trim() === '') return undefined;
  const weights = text
    .split(/[,，、:：]/)
    .map((part) => (/^\s*\d+(\.\d+)?\s*$/.test(part) ? Number(part) : Number.NaN));
  if (!weights.every((weight) => weight > 0 && Number.isFinite(weight)))
    throw SharesUnreadable({ shares: text.trim() });
  return weights;
}

/**
 * What each of `count` pages gets of the seal, in the order of the pages; adds up to 1. Where an end gets less than its
 * least, it is raised and the pages between make room in proportion. `seam.shares-unfit`, `seam.ends-too-large`.
 */
export function sliceShares(count: number, { weights, first, last }: ShareRules): readonly number[] {
  if (weights && weights.length !== count) throw SharesUnfit({ given: weights.length, pages: count });
  const total = weights?.reduce((sum, weight) => sum + weight, 0) ?? count;
  const shares = Array.from({ length: count }, (_, page) => (weights?.[page] ?? 1) / total);
  const refused = () => EndsTooLarge({ first: Math.round(first * 100), last: Math.round(last * 100) });
  if (count === 2) {
    if (first + last > 1) throw refused();
    const share = Math.min(Math.max(shares[0]!, first), 1 - last);
    return [share, 1 - share];
  }
  const ends = [Math.max(shares[0]!, first), Math.max(shares.at(-1)!, last)] as const;
  const rest = 1 - ends[0] - ends[1];
  if (rest <= 0) throw refused();
  const middle = shares.slice(1, -1);
  const before = middle.reduce((sum, share) => sum + share, 0);
  return [ends[0], ...middle.map((share) => (share * rest) / before), ends[1]];
}
