import type { Region } from './differing-regions.ts';
import type { ComparedPair } from './page-comparison.ts';

/** One place to go to: a box on a pair of pages, or all of it. */
export interface Difference {
  /** Index of the pair. */
  readonly pair: number;
  /** Index of the box; 0 where the whole page is meant. */
  readonly region: number;
}

const WHOLE: readonly Region[] = [{ x: 0, y: 0, width: 1, height: 1 }];

/** The boxes of a pair; one around the page where all of it is new, gone or another. */
export function regionsOf({ result }: ComparedPair): readonly Region[] {
  if (!result || result.kind === 'same') return [];
  return result.kind === 'changed' ? result.regions : WHOLE;
}

/** All differences that were found, in the order of the pages. */
export function differencesOf(pairs: readonly ComparedPair[]): readonly Difference[] {
  return pairs.flatMap((each, pair) => regionsOf(each).map((_, region) => ({ pair, region })));
}

/** The difference to go to from the one at hand, around the end; pages that were compared meanwhile count. */
export function neighbour(
  differences: readonly Difference[],
  current: Difference | undefined,
  step: 1 | -1,
): Difference | undefined {
  if (differences.length === 0) return undefined;
  if (!current) return step === 1 ? differences[0] : differences.at(-1);
  const at = differences.findIndex(({ pair, region }) => pair === current.pair && region === current.region);
  return differences[(at + step + differences.length) % differences.length];
}

/** Pairs in a row that are shown alike: those with differences one by one, others folded. */
export interface PairRun {
  readonly kind: 'changed' | 'same' | 'waiting';
  /** Index of the first pair. */
  readonly first: number;
  readonly count: number;
}

export function runsOf(pairs: readonly ComparedPair[]): readonly PairRun[] {
  const runs: PairRun[] = [];
  for (const [index, { result }] of pairs.entries()) {
    const kind = result === undefined ? 'waiting' : result.kind === 'same' ? 'same' : 'changed';
    const last = runs.at(-1);
    if (last && last.kind === kind && kind !== 'changed') runs[runs.length - 1] = { ...last, count: last.count + 1 };
    else runs.push({ kind, first: index, count: 1 });
  }
  return runs;
}
