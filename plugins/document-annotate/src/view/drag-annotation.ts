import { followPointer, type SurfacePoint } from '@sealwright/ui';
import type { PageAnnotation } from '../common-annotation.ts';
import type { AnnotationSession } from './annotation-session.ts';

let gestures = 0;

/**
 * Follows the pointer until it is released and shows what `dragged` makes of its place; Escape leaves everything as it
 * was. The drag is one step of undo.
 */
export function dragAnnotation(
  session: AnnotationSession,
  down: PointerEvent,
  dragged: (to: SurfacePoint, from: SurfacePoint) => PageAnnotation | undefined,
): void {
  const { draft, passing, surface } = session;
  const from = surface?.locate(down.clientX, down.clientY);
  if (!surface || !from || draft.state.getState().busy) return;
  followPointer(down, {
    move: (event) => {
      const to = surface.locate(event.clientX, event.clientY);
      const next = to && dragged(to, from);
      if (next) passing.setState(next, true);
    },
    end: (isDropped) => {
      const last = passing.getState();
      passing.setState(undefined, true);
      if (isDropped && last) draft.update(last, `drag-${++gestures}`);
    },
  });
}
