import type { DraftStamp } from '@sealwright/ui';
import type { AlikePlace } from '../../common-normal-rpc.ts';

/** More seals in one submission need a more specific search: a person has looked at each. */
export const MOST_PLACES = 500;
/** Nobody sets one seal so near to another of the same on purpose, in millimetres. */
const NEAR = 1;

/** Those of the places where the seal does not stand yet. */
export function unsealedPlaces(
  places: readonly AlikePlace[],
  seal: string,
  stamps: readonly Pick<DraftStamp, 'seal' | 'places'>[],
): readonly AlikePlace[] {
  const sealed = stamps.filter((stamp) => stamp.seal?.id === seal).flatMap((stamp) => stamp.places);
  return places.filter(({ page, x, y }) => {
    const isThere = sealed.some(({ page: on, box }) => {
      const [across, down] = [box.x + box.width / 2 - x, box.y + box.height / 2 - y];
      return on === page && Math.hypot(across, down) < NEAR;
    });
    return !isThere;
  });
}
