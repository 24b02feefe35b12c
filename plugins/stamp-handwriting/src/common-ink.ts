import type { PathCommand, Size } from '@sealwright/core/api';
import { strokeOutline } from './common-stroke-outline.ts';
import { HandwritingTooIntricate, type Stroke } from './common-strokes.ts';

/** About two for each point of a pen; a wild zigzag has fifty. */
const MOST_CURVES = 60_000;

/** Handwriting as it was drawn, with the top left corner of its ink as the origin. */
export interface Ink {
  /** Millimetres. */
  readonly size: Size;
  /** One for each stroke. */
  readonly outlines: readonly (readonly PathCommand[])[];
}

/** Strokes, at least one, of a pen of this width in millimetres. `handwriting.too-intricate` */
export function drawInk(strokes: readonly Stroke[], pen: number): Ink {
  const outlines = strokes.map((stroke) => strokeOutline(stroke, pen));
  if (outlines.flat().length > MOST_CURVES) throw HandwritingTooIntricate({});
  const edges = edgesOf(outlines);
  return {
    size: { width: edges.right - edges.left, height: edges.bottom - edges.top },
    outlines: outlines.map((commands) => commands.map((command) => moved(command, edges))),
  };
}

interface Edges {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** Around all points of the outlines; curves lie within their control points. */
function edgesOf(outlines: readonly (readonly PathCommand[])[]): Edges {
  const edges = { left: Infinity, top: Infinity, right: -Infinity, bottom: -Infinity };
  for (const [, ...numbers] of outlines.flat()) {
    for (const [index, number] of numbers.entries()) {
      const [low, high] = index % 2 === 0 ? (['left', 'right'] as const) : (['top', 'bottom'] as const);
      edges[low] = Math.min(edges[low], number);
      edges[high] = Math.max(edges[high], number);
    }
  }
  return edges;
}

/** With the ink's top left corner as the origin, to a thousandth of a millimetre: what is signed and shown stays small. */
function moved(command: PathCommand, { left, top }: Edges): PathCommand {
  const x = (number: number) => Math.round((number - left) * 1000) / 1000;
  const y = (number: number) => Math.round((number - top) * 1000) / 1000;
  switch (command[0]) {
    case 'M':
    case 'L':
      return [command[0], x(command[1]), y(command[2])];
    case 'C': {
      const [operator, x1, y1, x2, y2, endX, endY] = command;
      return [operator, x(x1), y(y1), x(x2), y(y2), x(endX), y(endY)];
    }
    case 'Z':
      return command;
  }
}
