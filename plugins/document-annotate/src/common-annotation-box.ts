import type { Size } from '@sealwright/core/api';
import type { PageAnnotation, Point } from './common-annotation.ts';

/** Edge of a note's icon, in millimetres. */
export const NOTE_SIZE = 7;
/** Between a text and its box. */
export const TEXT_MARGIN = 1;
/** Length of an arrow's head in widths of its line, and its least in millimetres. */
const HEAD = { share: 4, least: 2.5 };

export interface Box extends Point, Size {}

/** The space that an annotation takes up on its page. `text`: size of the set lines of a text, if they are set yet. */
export function boxOf(annotation: PageAnnotation, text?: Size): Box {
  switch (annotation.kind) {
    case 'highlight':
      return around(
        annotation.areas.flatMap(({ x, y, width, height }) => [
          { x, y },
          { x: x + width, y: y + height },
        ]),
      );
    case 'note':
      return { ...annotation.at, width: NOTE_SIZE, height: NOTE_SIZE };
    case 'text': {
      const height = (text?.height ?? annotation.fontSize) + 2 * TEXT_MARGIN;
      return { ...annotation.at, width: annotation.width, height };
    }
    case 'line': {
      const { from, to, isArrow, lineWidth } = annotation;
      return around([from, to, ...(isArrow ? arrowHead(annotation) : [])], lineWidth);
    }
    case 'box':
      return { ...annotation.at, width: annotation.width, height: annotation.height };
    case 'ink':
      return around(annotation.strokes.flat(), annotation.lineWidth);
  }
}

/** The two outer ends of an arrow's head. */
export function arrowHead({
  from,
  to,
  lineWidth,
}: {
  from: Point;
  to: Point;
  lineWidth: number;
}): readonly [Point, Point] {
  const length = Math.max(lineWidth * HEAD.share, HEAD.least);
  const direction = Math.atan2(to.y - from.y, to.x - from.x);
  const end = (turn: number) => ({
    x: to.x - length * Math.cos(direction + turn),
    y: to.y - length * Math.sin(direction + turn),
  });
  return [end(Math.PI / 7), end(-Math.PI / 7)];
}

/** The smallest box around points, with a margin. */
export function around(points: readonly Point[], margin = 0): Box {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const { x, y } of points) {
    left = Math.min(left, x);
    top = Math.min(top, y);
    right = Math.max(right, x);
    bottom = Math.max(bottom, y);
  }
  return { x: left - margin, y: top - margin, width: right - left + 2 * margin, height: bottom - top + 2 * margin };
}
