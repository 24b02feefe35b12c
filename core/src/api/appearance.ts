import type { Size } from './geometry.ts';

/** A picture as it comes from a seal source: encoded, never decoded by the carrier. */
export interface Picture {
  readonly format: 'png' | 'jpeg';
  readonly data: Uint8Array;
}

/** Part of a picture in shares of its width and height, origin top left: { x: 0, y: 0, width: 1, height: 1 } is the whole. */
export interface PictureClip {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Colour in DeviceRGB, each 0..1. */
export type Rgb = readonly [red: number, green: number, blue: number];

/** Path commands in millimetres, origin at the top left of the drawing, y down. */
export type PathCommand =
  | readonly ['M' | 'L', number, number]
  | readonly ['C', number, number, number, number, number, number]
  | readonly ['Z'];

export interface DrawnPath {
  readonly commands: readonly PathCommand[];
  readonly fill?: Rgb;
  /** Default non-zero. */
  readonly evenOdd?: boolean;
  readonly stroke?: {
    readonly colour: Rgb;
    readonly width: number;
    /** Round ends and corners, as of a pen; default butt ends and mitred corners. */
    readonly isRound?: boolean;
  };
}

/** A point of a TrueType outline in thousandths of the font size, y up from the baseline; `onCurve` false: a control point. */
export interface OutlinePoint {
  readonly x: number;
  readonly y: number;
  readonly onCurve: boolean;
}

/** A closed outline of straight lines and quadratic curves, filled by the non-zero rule together with its neighbours. */
export type Contour = readonly OutlinePoint[];

export interface Glyph {
  /** Thousandths of the font size. */
  readonly advance: number;
  readonly contours: readonly Contour[];
}

/** What a PDF says of a font besides its glyphs (ISO 32000-2, 9.8); heights in thousandths of the font size. */
export interface Typeface {
  /** PostScript name: 'NotoSerifSC-Bold'. Letters, digits and hyphens, at most 60. */
  readonly name: string;
  readonly isSerif: boolean;
  /** 100 to 900. */
  readonly weight: number;
  readonly ascent: number;
  /** Below zero. */
  readonly descent: number;
  readonly capHeight: number;
}

/** Characters on one baseline, each at the end of the one before it. */
export interface TextLine {
  readonly text: string;
  /** One for each character (code point) of the text. */
  readonly glyphs: readonly Glyph[];
  /** Where the baseline begins, in millimetres from the top left corner of the text's box, y down. */
  readonly x: number;
  readonly y: number;
}

/**
 * What stands in a placement's box. `multiply` blending (ISO 32000-2, 11.3.5.2) lets the text below stay readable and
 * makes white areas of a picture vanish; it is the default.
 *
 * A text brings its glyphs along, as a picture its pixels: who draws it needs no font. In a file it stays text, which can
 * be selected and searched, in a font that holds just these glyphs. `@sealwright/fonts/setting` makes it.
 */
export type Appearance =
  | {
      readonly kind: 'picture';
      readonly picture: Picture;
      readonly clip?: PictureClip;
      readonly blend?: 'multiply' | 'normal';
    }
  | {
      readonly kind: 'drawing';
      readonly size: Size;
      readonly paths: readonly DrawnPath[];
      readonly blend?: 'multiply' | 'normal';
    }
  | {
      readonly kind: 'text';
      readonly size: Size;
      readonly typeface: Typeface;
      /** Millimetres. */
      readonly fontSize: number;
      readonly colour: Rgb;
      readonly lines: readonly TextLine[];
      readonly blend?: 'multiply' | 'normal';
    };
