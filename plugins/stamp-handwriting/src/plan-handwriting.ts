import {
  type DrawnPath,
  type PathCommand,
  type Placement,
  parseColour,
  placeStamp,
  type StampPlanInput,
} from '@sealwright/core/api';
import { HandwritingTooIntricate, parseStrokes } from './common-strokes.ts';
import { strokeOutline } from './stroke-outline.ts';

/** About two for each point of a pen; a wild zigzag has fifty. */
const MOST_CURVES = 60_000;

/** The strokes of the options, drawn with a pen; the middle of their ink stands at the point. */
export async function planHandwriting(input: StampPlanInput): Promise<readonly Placement[]> {
  const { strokes, pen, colour, name } = input.options;
  const fill = parseColour(String(colour)) ?? [0, 0, 0];
  const outlines = parseStrokes(String(strokes)).map((stroke) => strokeOutline(stroke, Number(pen)));
  if (outlines.flat().length > MOST_CURVES) throw HandwritingTooIntricate({});
  const ink = inkOf(outlines);
  const paths = outlines.map((commands): DrawnPath => ({ commands: commands.map((each) => moved(each, ink)), fill }));
  const size = { width: ink.right - ink.left, height: ink.bottom - ink.top };
  return placeStamp(input, {
    size,
    appearance: { kind: 'drawing', size, paths },
    description: String(name),
  });
}

interface Ink {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** Around all points of the outlines; curves lie within their control points. */
function inkOf(outlines: readonly (readonly PathCommand[])[]): Ink {
  const ink = { left: Infinity, top: Infinity, right: -Infinity, bottom: -Infinity };
  for (const [, ...numbers] of outlines.flat()) {
    for (const [index, number] of numbers.entries()) {
      const [low, high] = index % 2 === 0 ? (['left', 'right'] as const) : (['top', 'bottom'] as const);
      ink[low] = Math.min(ink[low], number);
      ink[high] = Math.max(ink[high], number);
    }
  }
  return ink;
}

/** With the ink's top left corner as the origin, to a thousandth of a millimetre: what is signed and shown stays small. */
function moved(command: PathCommand, { left, top }: Ink): PathCommand {
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
