/**
 * The annotations that a user is making, as the window keeps them and as the host writes them. Lengths and points are in
 * display space: millimetres from the top left corner of the page as it is shown.
 */
import { COLOUR_PATTERN, PAGE_RANGE_PATTERN } from '@sealwright/core/api';
import { type Static, Type } from 'typebox';

/** The largest page that ISO 32000-2, annex C.2 knows, with a margin. */
const FARTHEST = 20_000;
const length = Type.Number({ minimum: -FARTHEST, maximum: FARTHEST });
const size = Type.Number({ exclusiveMinimum: 0, maximum: FARTHEST });
const point = Type.Object({ x: length, y: length });
const page = Type.Integer({ minimum: 0, maximum: 10_000_000 });

export const MOST_TEXT = 4_000;
/** Of a font, in millimetres. */
export const FONT_SIZES = { least: 1.5, most: 100 };
/** Of lines and pens, in millimetres. */
export const LINE_WIDTHS = { least: 0.1, most: 10 };
/** Of a watermark's picture, in bytes. */
export const LARGEST_PICTURE = 2_000_000;
export const MOST_ANNOTATIONS = 2_000;

const fontSize = Type.Number({ minimum: FONT_SIZES.least, maximum: FONT_SIZES.most });
const lineWidth = Type.Number({ minimum: LINE_WIDTHS.least, maximum: LINE_WIDTHS.most });

const shared = {
  id: Type.String({ minLength: 1, maxLength: 100 }),
  colour: Type.String({ pattern: COLOUR_PATTERN }),
  opacity: Type.Number({ minimum: 0.05, maximum: 1 }),
  /** What it says: the note's or the text's own words, of the others a remark. */
  contents: Type.String({ maxLength: MOST_TEXT }),
  author: Type.String({ maxLength: 200 }),
  /** The annotation of the file, by its page and its name (/NM), that goes when this one is written; `box`: where it is. */
  replaces: Type.Optional(
    Type.Object({
      page,
      name: Type.String({ minLength: 1, maxLength: 200 }),
      box: Type.Object({ x: length, y: length, width: size, height: size }),
    }),
  ),
};

export const HighlightArea = Type.Object({ x: length, y: length, width: size, height: size });
export type HighlightArea = Static<typeof HighlightArea>;

const Highlight = Type.Object({
  kind: Type.Literal('highlight'),
  page,
  areas: Type.Array(HighlightArea, { minItems: 1, maxItems: 2_000 }),
  ...shared,
});
const Note = Type.Object({ kind: Type.Literal('note'), page, at: point, ...shared });
const FreeText = Type.Object({
  kind: Type.Literal('text'),
  page,
  at: point,
  /** Lines are broken at it. */
  width: size,
  fontSize,
  ...shared,
});
const Line = Type.Object({
  kind: Type.Literal('line'),
  page,
  from: point,
  to: point,
  isArrow: Type.Boolean(),
  lineWidth,
  ...shared,
});
const Box = Type.Object({
  kind: Type.Literal('box'),
  page,
  at: point,
  width: size,
  height: size,
  lineWidth,
  ...shared,
});
const Ink = Type.Object({
  kind: Type.Literal('ink'),
  page,
  strokes: Type.Array(Type.Array(point, { minItems: 1, maxItems: 20_000 }), { minItems: 1, maxItems: 500 }),
  lineWidth,
  ...shared,
});

export const WatermarkPicture = Type.Object({
  format: Type.Enum(['png', 'jpeg']),
  /** Base64. */
  data: Type.String({ maxLength: Math.ceil(LARGEST_PICTURE / 3) * 4 }),
  /** In pixels. */
  width: Type.Integer({ minimum: 1 }),
  height: Type.Integer({ minimum: 1 }),
  name: Type.String({ maxLength: 255 }),
});
export type WatermarkPicture = Static<typeof WatermarkPicture>;

const Watermark = Type.Object({
  kind: Type.Literal('watermark'),
  /** As `parsePageRange` reads it. */
  pages: Type.String({ pattern: PAGE_RANGE_PATTERN, maxLength: 2_000 }),
  /** Of the text, or a third of the picture's height. */
  fontSize,
  /** Degrees, clockwise. */
  angle: Type.Number({ minimum: -360, maximum: 360 }),
  layout: Type.Enum(['single', 'tiled']),
  /** Instead of the text. */
  picture: Type.Optional(WatermarkPicture),
  ...shared,
});

export const Annotation = Type.Union([Highlight, Note, FreeText, Line, Box, Ink, Watermark]);
export type Annotation = Static<typeof Annotation>;

export type AnnotationKindName = Annotation['kind'];
export type WatermarkAnnotation = Extract<Annotation, { kind: 'watermark' }>;
/** An annotation that stands on one page. */
export type PageAnnotation = Exclude<Annotation, WatermarkAnnotation>;

export interface Point {
  readonly x: number;
  readonly y: number;
}
