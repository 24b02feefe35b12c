import type { Options } from '@sealwright/core/api';
import type { SurfacePoint } from '@sealwright/ui';
import { centreOf } from './alignment.ts';
import type { PlacedLook } from './stamp-plans.ts';

/** In millimetres: options are written to a tenth. */
const EXACT = 0.1;

/** Where a stamp's places came to stand when one of them was asked to go to a point. */
export interface PlannedDrag {
  readonly asked: SurfacePoint;
  readonly places: readonly PlacedLook[];
}

interface Question {
  readonly asked: SurfacePoint;
  readonly options: Options;
}

/** Plans a stamp while one of its places is dragged: one question at a time, and of what comes meanwhile only the latest. */
export class DragPlan {
  private readonly plan: (options: Options) => Promise<readonly PlacedLook[] | undefined>;
  private readonly planned: (drag: PlannedDrag) => void;
  private next: Question | undefined;
  private isAsking = false;
  private hasEnded = false;

  constructor(plan: DragPlan['plan'], planned: DragPlan['planned']) {
    this.plan = plan;
    this.planned = planned;
  }

  ask(asked: SurfacePoint, options: Options): void {
    this.next = { asked, options };
    if (!this.isAsking) void this.run();
  }

  /** An answer that is still to come is too late. */
  end(): void {
    this.hasEnded = true;
    this.next = undefined;
  }

  private async run(): Promise<void> {
    this.isAsking = true;
    while (this.next) {
      const { asked, options } = this.next;
      this.next = undefined;
      const places = await this.plan(options);
      if (places && !this.hasEnded) this.planned({ asked, places });
    }
    this.isAsking = false;
  }
}

/** The pointer's point, as far as the mode lets the place follow it: a slice stays at its edge, another place on its page. */
export function heldPoint(to: SurfacePoint, place: number, drag: PlannedDrag | undefined): SurfacePoint {
  const look = drag?.places[place];
  if (!drag || !look) return to;
  const { asked } = drag;
  const centre = centreOf(look.box);
  if (look.page !== asked.page || to.page !== asked.page) return { page: look.page, ...centre };
  const isHeld = (axis: 'x' | 'y') => Math.abs(centre[axis] - asked[axis]) > EXACT;
  return { page: to.page, x: isHeld('x') ? centre.x : to.x, y: isHeld('y') ? centre.y : to.y };
}
