import {
  type DrawnPath,
  type PathCommand,
  type Placement,
  parseColour,
  placeOnPages,
  type StampPlanInput,
} from '@sealwright/core/api';
import { parseStrokes } from './common-strokes.ts';
import { strokeOutline } from './stroke-outline.ts';

/** The strokes of the options, drawn with a pen; the middle of their ink stands at the point. */
export async function planHandwriting(input: StampPlanInput): Promise<readonly Placement[]> {
  const { strokes, pen, colour, name } = input.options;
  const fill = parseColour(String(colour)) ?? [0, 0, 0];
  const outlines = parseStrokes(String(strokes)).map((stroke) => strokeOutline(stroke, Number(pen)));
  const ink = inkOf(outlines);
  const paths = outlines.map((commands): DrawnPath => ({ commands: commands.map((each) => moved(each, ink)), fill }));
  const size = { width: ink.right - ink.left, height: ink.bottom - ink.top };
  return placeOnPages(input, {
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

/** With the ink's top left corner as the origin. */
function moved(command: PathCommand, { left, top }: Ink): PathCommand {
  switch (command[0]) {
    case 'M':
    case 'L': {
      const [operator, x, y] = command;
      return [operator, x - left, y - top];
    }
    case 'C': {
      const [operator, x1, y1, x2, y2, x, y] = command;
      return [operator, x1 - left, y1 - top, x2 - left, y2 - top, x - left, y - top];
    }
    case 'Z':
      return command;
  }
}
