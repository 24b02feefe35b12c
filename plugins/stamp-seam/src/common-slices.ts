import type { PictureClip } from '@sealwright/core/api';

export type Edge = 'right' | 'left' | 'top' | 'bottom';
/** `spread`: between facing pages. */
export type SeamEdge = Edge | 'spread';

/**
 * The parts of a seal that pages show, in the order of the pages; `ink` is what is shared out.
 *
 * Pages that lie on each other with the first on top are fanned out towards the edge: the next page comes to view beyond
 * the edge of the one above it. So the first page shows the left end of the seal at the right edge and the right end at
 * the left one.
 */
export function sliceSeal(ink: PictureClip, edge: Edge, shares: readonly number[]): readonly PictureClip[] {
  const cuts = [0];
  for (const share of shares) cuts.push(cuts.at(-1)! + share);
  cuts[shares.length] = 1;
  const isReversed = edge === 'left' || edge === 'top';
  return shares.map((_, page) => {
    const [from, to] = isReversed ? [1 - cuts[page + 1]!, 1 - cuts[page]!] : [cuts[page]!, cuts[page + 1]!];
    return isUpright(edge)
      ? { ...ink, x: ink.x + ink.width * from, width: ink.width * (to - from) }
      : { ...ink, y: ink.y + ink.height * from, height: ink.height * (to - from) };
  });
}

/** Whether the edge runs from top to bottom. */
export function isUpright(edge: Edge): boolean {
  return edge === 'left' || edge === 'right';
}

/** The edge at which page number `at` of a group, 0-based, has its slice: of facing pages the left one has it at the right. */
export function sliceEdge(edge: SeamEdge, at: number): Edge {
  if (edge !== 'spread') return edge;
  return at === 0 ? 'right' : 'left';
}
