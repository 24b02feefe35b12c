import type { Appearance, DrawnPath, Glyph, Size, TextLine } from '@sealwright/core/api';

type Text = Extract<Appearance, { kind: 'text' }>;

/** Millimetres; the largest page that ISO 32000-2, annex C.2 knows is about 5 m, times /UserUnit. */
const FARTHEST = 1_000_000;
/** Coordinates in a TrueType font have 16 bits, and so have the steps between two of them. */
const FARTHEST_IN_GLYPH = 16_000;
const MOST_GLYPHS = 20_000;
const MOST_POINTS = 10_000;
const FONT_NAME = /^[A-Za-z0-9-]{1,60}$/;

/** Whether all numbers of an appearance are some that can be written, and a text's glyphs some that fit into a font. */
export function isDrawable(appearance: Appearance): boolean {
  switch (appearance.kind) {
    case 'picture': {
      const { x, y, width, height } = appearance.clip ?? { x: 0, y: 0, width: 1, height: 1 };
      return [x, y].every(isReasonable) && hasArea({ width, height });
    }
    case 'drawing':
      return hasArea(appearance.size) && appearance.paths.flatMap(numbersOf).every(isReasonable);
    case 'text':
      return hasArea(appearance.size) && isText(appearance);
  }
}

/** Whether a number can be a length or a coordinate in millimetres. */
export function isReasonable(value: number): boolean {
  return Number.isFinite(value) && Math.abs(value) <= FARTHEST;
}

function hasArea({ width, height }: Size): boolean {
  return [width, height].every((length) => isReasonable(length) && length > 0);
}

function numbersOf({ commands, fill, stroke }: DrawnPath): readonly number[] {
  return [
    ...commands.flatMap(([, ...points]) => points),
    ...(fill ?? []),
    ...(stroke ? [...stroke.colour, stroke.width] : []),
  ];
}

function isText({ typeface, fontSize, colour, lines }: Text): boolean {
  const { name, weight, ascent, descent, capHeight } = typeface;
  return (
    FONT_NAME.test(name) &&
    [weight, ascent, descent, capHeight].every(isInGlyph) &&
    fontSize > 0 &&
    [fontSize, ...colour].every(isReasonable) &&
    lines.reduce((count, { glyphs }) => count + glyphs.length, 0) <= MOST_GLYPHS &&
    lines.every(isLine)
  );
}

function isLine({ text, glyphs, x, y }: TextLine): boolean {
  return [...text].length === glyphs.length && [x, y].every(isReasonable) && glyphs.every(isGlyph);
}

function isGlyph({ advance, contours }: Glyph): boolean {
  const points = contours.flat();
  return (
    advance >= 0 &&
    points.length <= MOST_POINTS &&
    contours.every((contour) => contour.length > 0) &&
    [advance, ...points.flatMap(({ x, y }) => [x, y])].every(isInGlyph)
  );
}

function isInGlyph(value: number): boolean {
  return Number.isFinite(value) && Math.abs(value) <= FARTHEST_IN_GLYPH;
}
