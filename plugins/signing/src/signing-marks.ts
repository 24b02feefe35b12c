import type { Placement, Seal, SigningMark, StampRequest } from '@sealwright/core/api';

/** What a place was asked for by. */
export interface StampOwner {
  readonly stamp: StampRequest;
  readonly seal: Seal | undefined;
}

/**
 * What every signature put where, from the fields of each and the agreed places, which the fields follow one by one.
 * `owners`: of the planned places; a tap of `signing.willSign` may have left some out or added others, and then nobody can
 * say which stamp a place belongs to, unless there is only one.
 */
export function signingMarks(
  signatures: readonly (readonly string[])[],
  placements: readonly Placement[],
  owners: readonly StampOwner[],
): readonly SigningMark[] {
  const stamps = new Set(owners.map(({ stamp }) => stamp));
  const ownerOf = (index: number) =>
    owners.length === placements.length ? owners[index] : stamps.size === 1 ? owners[0] : undefined;
  let next = 0;
  return signatures.flatMap((fields) => {
    const marks = new Map<StampRequest | undefined, { mark: Omit<SigningMark, 'pages'>; pages: Set<number> }>();
    for (const field of fields) {
      const place = placements[next];
      const owner = place && ownerOf(next);
      next++;
      const known = marks.get(owner?.stamp) ?? { mark: markOf(field, owner), pages: new Set<number>() };
      if (place) known.pages.add(place.page + 1);
      marks.set(owner?.stamp, known);
    }
    return [...marks.values()].map(({ mark, pages }) => ({ ...mark, pages: [...pages].sort((a, b) => a - b) }));
  });
}

function markOf(field: string, owner: StampOwner | undefined): Omit<SigningMark, 'pages'> {
  if (!owner) return { field };
  const { stamp, seal } = owner;
  return { field, mode: stamp.mode, ...(seal && { seal: `${seal.source}:${seal.id}` }) };
}
