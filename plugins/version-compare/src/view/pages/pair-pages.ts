/** Pages that are shown beside each other, 0-based; one is missing where a page was added or removed. */
export interface PagePair {
  readonly before: number | undefined;
  readonly after: number | undefined;
}

/** Pages of equal numbers, where as many are there as before. */
export function pairInOrder(count: number): readonly PagePair[] {
  return Array.from({ length: count }, (_, page) => ({ before: page, after: page }));
}

/**
 * Finds the pages that belong together where some were added or removed, by their texts: the longest run of equal ones
 * stays in order, and what lies between is paired as it comes.
 */
export function pairByText(before: readonly string[], after: readonly string[]): readonly PagePair[] {
  const pairs: PagePair[] = [];
  let left = 0;
  let right = 0;
  const between = (untilLeft: number, untilRight: number) => {
    while (left < untilLeft && right < untilRight) pairs.push({ before: left++, after: right++ });
    while (left < untilLeft) pairs.push({ before: left++, after: undefined });
    while (right < untilRight) pairs.push({ before: undefined, after: right++ });
  };
  for (const [oneLeft, oneRight] of longestCommon(before, after)) {
    between(oneLeft, oneRight);
    pairs.push({ before: left++, after: right++ });
  }
  between(before.length, after.length);
  return pairs;
}

/** Indices of a longest common subsequence. */
function longestCommon(before: readonly string[], after: readonly string[]): readonly (readonly [number, number])[] {
  const columns = after.length + 1;
  const lengths = new Uint16Array((before.length + 1) * columns);
  for (let i = before.length - 1; i >= 0; i--)
    for (let j = after.length - 1; j >= 0; j--)
      lengths[i * columns + j] =
        before[i] === after[j]
          ? lengths[(i + 1) * columns + j + 1]! + 1
          : Math.max(lengths[(i + 1) * columns + j]!, lengths[i * columns + j + 1]!);
  const common: [number, number][] = [];
  for (let i = 0, j = 0; i < before.length && j < after.length; ) {
    if (before[i] === after[j]) common.push([i++, j++]);
    else if (lengths[(i + 1) * columns + j]! >= lengths[i * columns + j + 1]!) i++;
    else j++;
  }
  return common;
}
