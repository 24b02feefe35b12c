import { boundsOfUnitSquare, concat, type Matrix, type Rectangle } from '@sealwright/core/api';
import { rounded } from './appearance/content-stream.ts';
import type { StampFrame } from './appearance/stamp-forms.ts';

/** Units of user space by which a stamp may stand out of a field's rectangle and still keep its place. */
const TOLERANCE = 0.5;

/** A new widget's rectangle: what the stamp takes up, as it is written. `matrix` puts the unit square on its place. */
export function stampRectangle(matrix: Matrix): Rectangle {
  const { x1, y1, x2, y2 } = boundsOfUnitSquare(matrix);
  return { x1: rounded(x1), y1: rounded(y1), x2: rounded(x2), y2: rounded(y2) };
}

/** The stamp in a widget with this rectangle, at its true place and size. */
export function frameWithin(rect: Rectangle, matrix: Matrix): StampFrame {
  return {
    width: rounded(rect.x2 - rect.x1),
    height: rounded(rect.y2 - rect.y1),
    matrix: concat(matrix, [1, 0, 0, 1, -rect.x1, -rect.y1]),
  };
}

/** The same for a rectangle that is given: a stamp that does not fit is made smaller and put into the middle. */
export function frameFittedTo(rect: Rectangle, matrix: Matrix): StampFrame {
  const stamp = boundsOfUnitSquare(matrix);
  const within =
    stamp.x1 >= rect.x1 - TOLERANCE &&
    stamp.y1 >= rect.y1 - TOLERANCE &&
    stamp.x2 <= rect.x2 + TOLERANCE &&
    stamp.y2 <= rect.y2 + TOLERANCE;
  if (within) return frameWithin(rect, matrix);
  const scale = Math.min(1, (rect.x2 - rect.x1) / (stamp.x2 - stamp.x1), (rect.y2 - rect.y1) / (stamp.y2 - stamp.y1));
  const toMiddle: Matrix = [
    scale,
    0,
    0,
    scale,
    (rect.x1 + rect.x2 - scale * (stamp.x1 + stamp.x2)) / 2,
    (rect.y1 + rect.y2 - scale * (stamp.y1 + stamp.y2)) / 2,
  ];
  return frameWithin(rect, concat(matrix, toMiddle));
}

/** Whether the stamp's bounds and the rectangle have an area in common. */
export function overlaps(rect: Rectangle, matrix: Matrix): boolean {
  const stamp = boundsOfUnitSquare(matrix);
  return stamp.x1 < rect.x2 && rect.x1 < stamp.x2 && stamp.y1 < rect.y2 && rect.y1 < stamp.y2;
}
