import type { PageAnnotation, Point } from './common-annotation.ts';
import type { Box } from './common-annotation-box.ts';

/** No annotation is made smaller than this, in millimetres. */
const LEAST = 1;

/** The annotation moved by so many millimetres. */
export function movedBy<A extends PageAnnotation>(annotation: A, { x: right, y: down }: Point): A {
  return mapped(annotation, ({ x, y }) => ({ x: rounded(x + right), y: rounded(y + down) }));
}

/** The annotation made to fill another box than the one it had; a note keeps its size, a text its height. */
export function resizedTo(annotation: PageAnnotation, before: Box, after: Box): PageAnnotation {
  const box = { ...after, width: Math.max(after.width, LEAST), height: Math.max(after.height, LEAST) };
  const [x, y] = [rounded(box.x), rounded(box.y)];
  const [width, height] = [rounded(box.width), rounded(box.height)];
  switch (annotation.kind) {
    case 'note':
      return { ...annotation, at: { x, y } };
    case 'text':
      return { ...annotation, at: { x, y }, width };
    case 'box':
      return { ...annotation, at: { x, y }, width, height };
    default: {
      const share = { x: shareOf(box.width, before.width), y: shareOf(box.height, before.height) };
      const scaled = mapped(annotation, (point) => ({
        x: rounded(box.x + (point.x - before.x) * share.x),
        y: rounded(box.y + (point.y - before.y) * share.y),
      }));
      if (scaled.kind !== 'highlight') return scaled;
      const areas = scaled.areas.map((area) => ({
        ...area,
        width: Math.max(rounded(area.width * share.x), 0.1),
        height: Math.max(rounded(area.height * share.y), 0.1),
      }));
      return { ...scaled, areas };
    }
  }
}

/** What has no extent in a direction keeps having none. */
function shareOf(after: number, before: number): number {
  return before > 0 ? after / before : 1;
}

function mapped<A extends PageAnnotation>(annotation: A, map: (point: Point) => Point): A;
function mapped(annotation: PageAnnotation, map: (point: Point) => Point): PageAnnotation {
  switch (annotation.kind) {
    case 'highlight':
      return { ...annotation, areas: annotation.areas.map((area) => ({ ...area, ...map(area) })) };
    case 'line':
      return { ...annotation, from: map(annotation.from), to: map(annotation.to) };
    case 'ink':
      return { ...annotation, strokes: annotation.strokes.map((stroke) => stroke.map(map)) };
    default:
      return { ...annotation, at: map(annotation.at) };
  }
}

/** To a hundredth of a millimetre: what is shown is what is written. */
function rounded(value: number): number {
  return Math.round(value * 100) / 100 + 0;
}
