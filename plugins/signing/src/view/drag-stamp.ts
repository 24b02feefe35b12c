import { followPointer, type SurfacePoint } from '@sealwright/ui';
import { centreOf } from './alignment.ts';
import type { DraftSession } from './draft-session.ts';
import { DragPlan, heldPoint, type PlannedDrag } from './drag-plan.ts';
import type { LookedStamp } from './shown-stamps.ts';

let gestures = 0;

/**
 * Follows the pointer with one place of a stamp, from page to page, until it is released. A stamp that stands nowhere else
 * is planned once, at the end; one of many places on the way as well, so that the others come along. Escape puts everything
 * back.
 */
export function dragStamp(session: DraftSession, stamp: LookedStamp, place: number, down: PointerEvent): void {
  const { draft, dragged, surface } = session;
  const start = stamp.places[place];
  const grip = surface?.locate(down.clientX, down.clientY);
  if (!surface || !start || !grip) return;
  const centre = centreOf(start.box);
  const offset = { x: centre.x - grip.x, y: centre.y - grip.y };
  let target: SurfacePoint | undefined;
  let latest: PointerEvent | undefined;
  let planned: PlannedDrag | undefined;
  let frame = 0;

  const show = () => {
    if (!target) return;
    const places = planned && { places: planned.places };
    dragged.setState({ stamp: stamp.id, place, ...heldPoint(target, place, planned), ...places }, true);
  };
  const plan = new DragPlan(
    (options) => draft.placesWith(stamp, options),
    (drag) => {
      planned = drag;
      show();
    },
  );
  const follow = () => {
    frame = 0;
    const point = latest && surface.locate(latest.clientX, latest.clientY);
    if (!latest || !point) return;
    const wanted = keepOnPage(session, { page: point.page, x: point.x + offset.x, y: point.y + offset.y });
    const aligned = rounded(draft.alignStamp(stamp.id, wanted, latest.altKey));
    const options = draft.movedOptions(stamp, place, aligned);
    if (!options) return;
    target = aligned;
    if (stamp.places.length > 1) plan.ask(aligned, options);
    show();
  };
  const move = (event: PointerEvent) => {
    latest = event;
    frame ||= requestAnimationFrame(follow);
  };
  const end = (isDropped: boolean) => {
    cancelAnimationFrame(frame);
    if (isDropped && latest) follow();
    plan.end();
    draft.align(undefined);
    const shown = dragged.getState();
    dragged.setState(undefined, true);
    if (isDropped && target) draft.move(stamp.id, place, target, `drag-${++gestures}`, shown);
    draft.wantsFocus.setState({ stamp: stamp.id, place }, true);
  };
  followPointer(down, { move, end });
}

/** A stamp whose centre is on the page always shows. */
export function keepOnPage({ draft }: DraftSession, point: SurfacePoint): SurfacePoint {
  const size = draft.alignment.page(point.page)?.size;
  if (!size) return point;
  const within = (value: number, end: number) => Math.min(Math.max(value, 0), end);
  return { page: point.page, x: within(point.x, size.width), y: within(point.y, size.height) };
}

/** To a tenth of a millimetre: the number that is shown is the one that is signed. */
export function rounded({ page, x, y }: SurfacePoint): SurfacePoint {
  return { page, x: Math.round(x * 10) / 10, y: Math.round(y * 10) / 10 };
}
