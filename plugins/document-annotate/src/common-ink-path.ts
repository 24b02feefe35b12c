import type { PathCommand } from '@sealwright/core/api';
import type { Point } from './common-annotation.ts';

/** A smooth curve through the middles between a stroke's points, which pull it towards them. */
export function inkPath(stroke: readonly Point[]): readonly PathCommand[] {
  const [first, ...others] = stroke;
  const last = others.at(-1);
  if (!first) return [];
  // A line of no length with round ends is a dot.
  if (!last) return [move(first), line(first)];
  const commands: PathCommand[] = [move(first)];
  let from = first;
  for (const [index, corner] of others.slice(0, -1).entries()) {
    const to = middle(corner, others[index + 1] ?? last);
    commands.push(curve(from, corner, to));
    from = to;
  }
  return [...commands, line(last)];
}

/** A quadratic curve, raised to the cubic one that PDF has. */
function curve(from: Point, control: Point, to: Point): PathCommand {
  const [a, b] = [pulled(from, control), pulled(to, control)];
  return ['C', a.x, a.y, b.x, b.y, to.x, to.y];
}

function pulled(end: Point, control: Point): Point {
  return { x: end.x + ((control.x - end.x) * 2) / 3, y: end.y + ((control.y - end.y) * 2) / 3 };
}

function middle(a: Point, b: Point): Point {
  return { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 };
}

const move = ({ x, y }: Point): PathCommand => ['M', x, y];
const line = ({ x, y }: Point): PathCommand => ['L', x, y];
