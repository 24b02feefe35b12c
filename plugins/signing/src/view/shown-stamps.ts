import type { DraftStamp, SurfacePoint } from '@sealwright/ui';
import type { HeldSeal } from './held-seal.ts';
import type { Placed, PlacedLook, StampPlan } from './stamp-plans.ts';

/** A stamp with what is drawn of it. */
export interface LookedStamp extends DraftStamp {
  readonly seal: HeldSeal | undefined;
  readonly places: readonly PlacedLook[];
}

const NOWHERE: readonly PlacedLook[] = [];

/** What is shown of stamps: their plans, or what was shown last as long as there is no plan for their options. */
export class ShownStamps {
  private readonly places = new Map<string, readonly PlacedLook[]>();
  private readonly last = new Map<string, LookedStamp>();

  /** A stamp of which nothing has changed is the same object as before, so that nothing of it is drawn anew. */
  look(placed: Placed, plan: StampPlan | undefined, seal: HeldSeal | undefined): LookedStamp {
    const { id, mode, options } = placed;
    if (plan && 'places' in plan) this.places.set(id, plan.places);
    const places = this.places.get(id) ?? NOWHERE;
    const problem = plan && 'problem' in plan ? plan.problem : undefined;
    const last = this.last.get(id);
    const isSame =
      last?.options === options &&
      last.places === places &&
      last.problem === problem &&
      last.seal?.picture === seal?.picture;
    if (isSame) return last;
    const looked = { id, mode, options, seal, places, problem };
    this.last.set(id, looked);
    return looked;
  }

  /** One of its places stands elsewhere until the stamp is planned anew. */
  move({ id, places }: Pick<LookedStamp, 'id' | 'places'>, place: number, to: SurfacePoint): void {
    const moved = [...places];
    const look = moved[place];
    if (!look) return;
    const { box } = look;
    moved[place] = { ...look, page: to.page, box: { ...box, x: to.x - box.width / 2, y: to.y - box.height / 2 } };
    this.places.set(id, moved);
  }

  forget(): void {
    this.places.clear();
    this.last.clear();
  }
}

/** A stamp that is not planned yet stands somewhere all the same. */
export function countPlaces(stamps: readonly LookedStamp[]): number {
  return stamps.reduce((sum, { places }) => sum + Math.max(1, places.length), 0);
}
