import type { Picture } from '../api/appearance.ts';
import type { Placement } from '../api/points/stamp-modes.ts';

/**
 * Placements whose pictures went to another process and came back as copies: equal ones become one object again, since
 * files embed each object once. `own` is the picture that was sent, where there was one.
 */
export function withSharedPictures(placements: readonly Placement[], own: Picture | undefined): readonly Placement[] {
  const known = new Map<Uint8Array, Picture>();
  const shared = (picture: Picture) => {
    const found = known.get(picture.data) ?? (own && isSame(own, picture) ? own : picture);
    known.set(picture.data, found);
    return found;
  };
  return placements.map((placement) => {
    const { appearance } = placement;
    if (appearance.kind !== 'picture') return placement;
    return { ...placement, appearance: { ...appearance, picture: shared(appearance.picture) } };
  });
}

function isSame(a: Picture, b: Picture): boolean {
  return a.format === b.format && Buffer.compare(a.data, b.data) === 0;
}
