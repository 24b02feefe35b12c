import type { PageGeometry } from '@sealwright/core/api';
import type { PageAnnotation, Point } from '../common-annotation.ts';
import type { Box } from '../common-annotation-box.ts';
import { movedBy, resizedTo } from '../common-change-annotation.ts';
import type { AnnotationSession } from './annotation-session.ts';
import { keptOnPage } from './draw-annotation.ts';

/** Millimetres of one arrow key, and of one with Shift. */
const STEP = 1;
const SMALL_STEP = 0.1;
/** Arrow keys that follow each other within this time, in milliseconds, are one step of undo. */
const ROW = 1_000;

const directions: Readonly<Record<string, Point>> = {
  ArrowLeft: { x: -1, y: 0 },
  ArrowRight: { x: 1, y: 0 },
  ArrowUp: { x: 0, y: -1 },
  ArrowDown: { x: 0, y: 1 },
};

export interface AnnotationKey {
  readonly key: string;
  readonly shiftKey: boolean;
  readonly altKey: boolean;
  /** Milliseconds since any fixed moment. */
  readonly timeStamp: number;
  /** A point of the annotation in the window. */
  readonly at: { readonly clientX: number; readonly clientY: number };
}

let row = { of: '', until: 0, gesture: 0 };

/** What a key does to the annotation that has the keyboard's focus; `false` where it is left to others. */
export function pressAnnotationKey(
  session: AnnotationSession,
  annotation: PageAnnotation,
  place: { readonly box: Box; readonly page: PageGeometry },
  event: AnnotationKey,
): boolean {
  const { draft } = session;
  const direction = directions[event.key];
  if (direction) {
    const step = event.shiftKey ? SMALL_STEP : STEP;
    const [right, down] = onPage(session, direction, event.at);
    const by = { x: right * step, y: down * step };
    draft.update(
      event.altKey ? grown(annotation, place.box, by) : nudged(annotation, place, by),
      gestureOf(annotation, event),
    );
    return true;
  }
  switch (event.key) {
    case 'Delete':
    case 'Backspace':
      draft.remove(annotation.id);
      return true;
    case 'Enter':
    case 'F2':
      draft.select(annotation.id);
      draft.wantsFocus.setState({ id: annotation.id, on: 'words' }, true);
      return true;
    case 'Escape':
      draft.select(undefined);
      // It goes on to the tool that is on, which ends as well.
      return false;
    default:
      return false;
  }
}

function nudged(
  annotation: PageAnnotation,
  { box, page }: { box: Box; page: PageGeometry },
  by: Point,
): PageAnnotation {
  const moved = { ...box, x: box.x + by.x, y: box.y + by.y };
  const back = keptOnPage(moved, page);
  return movedBy(annotation, { x: by.x + back.x, y: by.y + back.y });
}

/** The far end of a line moves; anything else grows to the right and downwards. */
function grown(annotation: PageAnnotation, box: Box, by: Point): PageAnnotation {
  if (annotation.kind === 'line') {
    return { ...annotation, to: { x: annotation.to.x + by.x, y: annotation.to.y + by.y } };
  }
  return resizedTo(annotation, box, { ...box, width: box.width + by.x, height: box.height + by.y });
}

function gestureOf({ id }: PageAnnotation, { altKey, timeStamp }: AnnotationKey): string {
  const of = `${id} ${altKey}`;
  const continues = row.of === of && timeStamp < row.until;
  row = { of, until: timeStamp + ROW, gesture: continues ? row.gesture : row.gesture + 1 };
  return `keys-${row.gesture}`;
}

/** The view may be turned: what is to the right on the screen lies in another direction on the page. */
function onPage({ surface }: AnnotationSession, { x, y }: Point, at: AnnotationKey['at']): readonly [number, number] {
  const from = surface?.locate(at.clientX, at.clientY);
  const to = surface?.locate(at.clientX + x, at.clientY + y);
  if (!from || !to || from.page !== to.page) return [x, y];
  const [right, down] = [to.x - from.x, to.y - from.y];
  return Math.abs(right) > Math.abs(down) ? [Math.sign(right), 0] : [0, Math.sign(down)];
}
