import type { PathCommand } from '@sealwright/core/api';
import { getStroke } from 'perfect-freehand';
import type { Stroke } from './common-strokes.ts';

/** perfect-freehand's thresholds are made for pixels of a screen: it gets its points in about these. */
const PIXELS_PER_MM = 96 / 25.4;

const INK = { thinning: 0.6, smoothing: 0.6, streamline: 0.35, simulatePressure: false, last: true };

/** The outline of a stroke of a pen of this width, smoothed: thicker where the pressure is higher. Millimetres. */
export function strokeOutline(stroke: Stroke, pen: number): readonly PathCommand[] {
  const points = stroke.map(({ x, y, pressure }) => [x * PIXELS_PER_MM, y * PIXELS_PER_MM, pressure]);
  const outline = getStroke(points, { ...INK, size: pen * PIXELS_PER_MM });
  return smoothed(outline.map(([x, y]) => [x / PIXELS_PER_MM, y / PIXELS_PER_MM]));
}

type Point = readonly [x: number, y: number];

/**
 * A closed curve through the middles of a polygon's sides, which its corners pull towards them: quadratic curves, raised
 * to the cubic ones that PDF has.
 */
function smoothed(corners: readonly Point[]): readonly PathCommand[] {
  const first = corners[0];
  const last = corners.at(-1);
  if (!first || !last) return [];
  const start = middle(last, first);
  let from = start;
  const curves = corners.map((corner, index): PathCommand => {
    const to = middle(corner, corners[(index + 1) % corners.length] ?? first);
    const controls = [...twoThirds(from, corner), ...twoThirds(to, corner)] as const;
    from = to;
    return ['C', ...controls, ...to];
  });
  return [['M', ...start], ...curves, ['Z']];
}

function middle(a: Point, b: Point): Point {
  return between(a, b, 1 / 2);
}

function twoThirds(a: Point, b: Point): Point {
  return between(a, b, 2 / 3);
}

function between([ax, ay]: Point, [bx, by]: Point, share: number): Point {
  return [ax + (bx - ax) * share, ay + (by - ay) * share];
}
