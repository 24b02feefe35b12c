import { type Placement, SealwrightError, type StampRequest } from '@sealwright/core/api';
import type { Placing } from './common-signing-rpc.ts';
import { forWindow } from './for-window.ts';
import type { PictureShelf } from './picture-shelf.ts';
import { PlacedLooks } from './placed-looks.ts';

/** Plans stamps one after another. One that cannot be planned keeps no other from being shown. */
export async function placeForWindow(
  stamps: readonly StampRequest[],
  plan: (stamp: StampRequest) => Promise<readonly Placement[]>,
  shelf: PictureShelf,
): Promise<Placing> {
  const looks = new PlacedLooks(shelf);
  const planned: Placing['stamps'] = [];
  for (const stamp of stamps) {
    try {
      const placements = await forWindow(plan(stamp));
      planned.push({ places: placements.map((placement) => looks.placed(placement)) });
    } catch (error) {
      if (!(error instanceof SealwrightError)) throw error;
      planned.push({ problem: error.toJSON() });
    }
  }
  return { looks: looks.looks, stamps: planned };
}
