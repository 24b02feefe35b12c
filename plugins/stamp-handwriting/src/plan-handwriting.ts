import { type DrawnPath, type Placement, parseColour, placeStamp, type StampPlanInput } from '@sealwright/core/api';
import { drawInk } from './common-ink.ts';
import { parseStrokes } from './common-strokes.ts';

/** The strokes of the options, drawn with a pen; the middle of their ink stands at the point. */
export async function planHandwriting(input: StampPlanInput): Promise<readonly Placement[]> {
  const { strokes, pen, colour, name } = input.options;
  const fill = parseColour(String(colour)) ?? [0, 0, 0];
  const { size, outlines } = drawInk(parseStrokes(String(strokes)), Number(pen));
  const paths = outlines.map((commands): DrawnPath => ({ commands, fill }));
  return placeStamp(input, {
    size,
    appearance: { kind: 'drawing', size, paths },
    description: String(name),
  });
}
