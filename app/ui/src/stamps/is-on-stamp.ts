import type { SurfacePoint } from '../contracts/document-surface.ts';
import type { StampDraftState } from '../contracts/stamp-drafts.ts';

/** Whether something that is placed stands at the point: a press there grips it. */
export function isOnStamp({ stamps }: Pick<StampDraftState, 'stamps'>, { page, x, y }: SurfacePoint): boolean {
  const places = stamps.flatMap((stamp) => stamp.places);
  return places.some(
    ({ page: on, box }) => on === page && x >= box.x && x <= box.x + box.width && y >= box.y && y <= box.y + box.height,
  );
}
