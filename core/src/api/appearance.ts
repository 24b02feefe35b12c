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
  readonly stroke?: { readonly colour: Rgb; readonly width: number };
}

/**
 * What stands in a placement's box. `multiply` blending (ISO 32000-2, 11.3.5.2) lets the text below stay readable and
 * makes white areas of a picture vanish; it is the default for seals.
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
    };
