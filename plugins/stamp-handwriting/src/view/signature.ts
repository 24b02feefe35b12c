import { type Appearance, type Options, parseColour } from '@sealwright/core/api';
import { drawInk } from '../common-ink.ts';
import { formatStrokes, parseStrokes, type Stroke } from '../common-strokes.ts';

/** Widths of the pen on the pad in millimetres; it shrinks with what is written. */
export const PENS = { fine: 1.1, medium: 1.8, broad: 3 } as const;
export type Pen = keyof typeof PENS;

/** How handwriting is put on paper. */
export interface SignatureLook {
  readonly pen: Pen;
  readonly colour: string;
  /** Millimetres that it fits in; half of it is the most for its height. */
  readonly width: number;
}

/** The most for the width and the height of what is placed, in millimetres. */
export const LARGEST = 150;
/** Of the mode's option `pen`. */
export const PEN_WIDTHS = { least: 0.1, most: 5 };

/** The options of the mode `handwriting` but the place, for strokes as they were written on the pad. */
export function signatureOptions(strokes: readonly Stroke[], { pen, colour, width }: SignatureLook): Options {
  const { size } = drawInk(strokes, PENS[pen]);
  // Never larger than it was written: a dot stays a dot.
  const scale = Math.min(width / size.width, width / 2 / size.height, 1);
  return { ...scaled(strokes, PENS[pen], scale), colour };
}

/** The options of the same handwriting in another width, in millimetres of its ink. */
export function resized(options: Options, from: number, to: number): Options {
  const strokes = parseStrokes(String(options.strokes));
  return { ...options, ...scaled(strokes, penOf(options), to / from) };
}

/** What the mode will draw of the options. */
export function signatureDrawing(options: Options): Extract<Appearance, { kind: 'drawing' }> {
  const { size, outlines } = drawInk(parseStrokes(String(options.strokes)), penOf(options));
  const fill = parseColour(String(options.colour)) ?? [0, 0, 0];
  return { kind: 'drawing', size, paths: outlines.map((commands) => ({ commands, fill })) };
}

/** Width of the pen on paper, in millimetres. */
export function penOf({ pen = 0.7 }: Options): number {
  return Number(pen);
}

function scaled(strokes: readonly Stroke[], pen: number, scale: number): Options {
  const left = Math.min(...strokes.flat().map(({ x }) => x));
  const top = Math.min(...strokes.flat().map(({ y }) => y));
  const points = strokes.map((stroke) =>
    stroke.map(({ x, y, pressure }) => ({ x: (x - left) * scale, y: (y - top) * scale, pressure })),
  );
  const width = Math.min(Math.max(pen * scale, PEN_WIDTHS.least), PEN_WIDTHS.most);
  return { strokes: formatStrokes(points), pen: Math.round(width * 1000) / 1000 };
}
