import type { Contour } from '@sealwright/core/api';

interface Point {
  readonly x: number;
  readonly y: number;
}

/**
 * SVG path data of a contour, its points put to where `place` says. Between two control points in a row lies a point of
 * the curve that goes without saying, half way (OpenType, glyf).
 */
export function contourPath(contour: Contour, place: (point: Point) => Point): string {
  const start = startOf(contour);
  if (!start) return '';
  const { first, others } = start;
  let path = `M${written(place(first))}`;
  let control: Point | undefined;
  for (const point of others) {
    if (point.onCurve) path += control ? curve(control, point, place) : `L${written(place(point))}`;
    else if (control) path += curve(control, middle(control, point), place);
    control = point.onCurve ? undefined : point;
  }
  return `${path}${control ? curve(control, first, place) : ''}Z`;
}

/** A point of the curve to begin with, and the contour's other points in order. */
function startOf(contour: Contour): { readonly first: Point; readonly others: Contour } | undefined {
  const onCurve = contour.findIndex((point) => point.onCurve);
  const begin = contour[onCurve];
  if (begin) return { first: begin, others: [...contour.slice(onCurve + 1), ...contour.slice(0, onCurve)] };
  const [first, last] = [contour[0], contour.at(-1)];
  return first && last && { first: middle(last, first), others: contour };
}

function curve(control: Point, end: Point, place: (point: Point) => Point): string {
  return `Q${written(place(control))} ${written(place(end))}`;
}

function middle(a: Point, b: Point): Point {
  return { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 };
}

function written({ x, y }: Point): string {
  return `${x.toFixed(3)} ${y.toFixed(3)}`;
}
