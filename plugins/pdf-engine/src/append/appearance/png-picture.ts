import { type DecodedPng, decode } from 'fast-png';
import { PictureUnreadable } from '../errors.ts';
import { assertPngSize } from './png-size.ts';

/** Samples of 8 bits, row by row, without padding. */
export interface Raster {
  readonly width: number;
  readonly height: number;
  /** Grey, red, green, blue, or places in the palette. */
  readonly colours: Uint8Array;
  readonly channels: 1 | 3;
  /** Red, green, blue of each place; missing where the samples are colours themselves. */
  readonly palette?: Uint8Array;
  /** Opacity; missing where every pixel is opaque. */
  readonly alpha: Uint8Array | undefined;
}

/** Decodes a PNG. Samples of 16 bits lose their lower half: the eye and the printer do not see it. */
export function pngPicture(data: Uint8Array): Raster {
  assertPngSize(data);
  try {
    return toRaster(decode(data, { checkCrc: true }));
  } catch (fault) {
    throw PictureUnreadable({ detail: `PNG: ${fault instanceof Error ? fault.message : fault}` }, { cause: fault });
  }
}

function toRaster(png: DecodedPng): Raster {
  const raster = png.palette ? paletteRaster(png, png.palette) : sampleRaster(png);
  return { ...raster, alpha: raster.alpha.every((value) => value === 255) ? undefined : raster.alpha };
}

type WithAlpha = Raster & { readonly alpha: Uint8Array };

/** A seal is often one colour in many degrees of opacity: what differs in opacity alone is one place in the palette. */
function paletteRaster(png: DecodedPng, palette: NonNullable<DecodedPng['palette']>): WithAlpha {
  const { width, height } = png;
  const places = new Map<string, number>();
  const placeOf = new Uint8Array(palette.length);
  for (const [index, [red, green, blue]] of palette.entries()) {
    const key = `${red} ${green} ${blue}`;
    placeOf[index] = places.get(key) ?? places.size;
    places.set(key, placeOf[index]);
  }
  const opacityOf = Uint8Array.from(palette, ([, , , opacity]) => opacity ?? 255);
  const samples = samplesOf(png);
  const colours = new Uint8Array(width * height);
  const alpha = new Uint8Array(width * height);
  for (let pixel = 0; pixel < colours.length; pixel++) {
    const index = samples[pixel]!;
    if (index >= palette.length) throw new RangeError('a pixel has a colour beyond the palette');
    colours[pixel] = placeOf[index]!;
    alpha[pixel] = opacityOf[index]!;
  }
  const distinct = [...places.keys()].flatMap((key) => key.split(' ').map(Number));
  return { width, height, colours, channels: 1, palette: Uint8Array.from(distinct), alpha };
}

function sampleRaster(png: DecodedPng): WithAlpha {
  const { width, height, channels: stored } = png;
  const samples = samplesOf(png);
  const pixels = width * height;
  const channels = stored >= 3 ? 3 : 1;
  const colours = new Uint8Array(pixels * channels);
  const alpha = new Uint8Array(pixels).fill(255);
  const hasAlpha = stored > channels;
  // The colour that a truecolour or grey picture declares transparent (PNG, 11.3.1.1).
  const key = png.transparency;
  for (let pixel = 0; pixel < pixels; pixel++) {
    const from = pixel * stored;
    let isKey = key !== undefined;
    for (let channel = 0; channel < channels; channel++) {
      const sample = samples[from + channel]!;
      colours[pixel * channels + channel] = to8Bits(sample, png.depth);
      if (sample !== key?.[channel]) isKey = false;
    }
    if (hasAlpha) alpha[pixel] = to8Bits(samples[from + channels]!, png.depth);
    else if (isKey) alpha[pixel] = 0;
  }
  return { width, height, colours, channels, alpha };
}

function to8Bits(sample: number, depth: number): number {
  if (depth === 16) return sample >> 8;
  return depth === 8 ? sample : Math.round((sample * 255) / (2 ** depth - 1));
}

/** One number per sample: the decoder leaves samples of less than 8 bits packed, each row padded to whole bytes. */
function samplesOf({ data, depth, width, height, channels }: DecodedPng): ArrayLike<number> {
  if (depth >= 8) return data;
  const perRow = width * channels;
  const rowBytes = Math.ceil((perRow * depth) / 8);
  const samples = new Uint8Array(perRow * height);
  for (let row = 0, at = 0; row < height; row++) {
    for (let column = 0; column < perRow; column++) {
      const bit = column * depth;
      const byte = data[row * rowBytes + (bit >> 3)]!;
      samples[at++] = (byte >> (8 - depth - (bit & 7))) & (2 ** depth - 1);
    }
  }
  return samples;
}
