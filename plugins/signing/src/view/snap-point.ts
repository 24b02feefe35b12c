/** Lines that a point may be drawn to: x of upright ones, y of level ones, in millimetres. */
export interface SnapLines {
  readonly x: readonly number[];
  readonly y: readonly number[];
}

export interface Snapped {
  readonly x: number;
  readonly y: number;
  /** The lines that the point was drawn to. */
  readonly lines: { readonly x?: number; readonly y?: number };
}

/** The point on the nearest line of each direction that is at most `reach` millimetres away; elsewhere it stays. */
export function snapPoint(point: { readonly x: number; readonly y: number }, lines: SnapLines, reach: number): Snapped {
  const x = nearest(point.x, lines.x, reach);
  const y = nearest(point.y, lines.y, reach);
  return {
    x: x ?? point.x,
    y: y ?? point.y,
    lines: { ...(x !== undefined && { x }), ...(y !== undefined && { y }) },
  };
}

function nearest(value: number, lines: readonly number[], reach: number): number | undefined {
  let best: number | undefined;
  for (const line of lines) {
    const distance = Math.abs(line - value);
    if (distance <= reach && (best === undefined || distance < Math.abs(best - value))) best = line;
  }
  return best;
}
