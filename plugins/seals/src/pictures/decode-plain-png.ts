import { pictureSize } from '@sealwright/core/api';
import { type DecodedPng, decode } from 'fast-png';
import { type Image, MOST_PIXELS } from './image.ts';

/**
 * The pixels of a PNG of 8 bits, as nearly all are; `undefined` for any other, and for what is none. Much faster than the
 * renderer, which has to be loaded first, and in need of the same care: for one thread and one picture.
 */
export function decodePlainPng(file: Uint8Array): Image | undefined {
  const size = pictureSize({ format: 'png', data: file });
  if (!size || size.width * size.height > MOST_PIXELS) return undefined;
  const png = decoded(file);
  if (png?.depth !== 8 || png.transparency) return undefined;
  const { width, height } = png;
  const data = new Uint8Array(width * height * 4);
  const put = png.palette ? fromPalette(png.palette, png.data) : fromSamples(png);
  for (let pixel = 0; pixel < width * height; pixel++) put(pixel, data);
  return { width, height, data };
}

type Put = (pixel: number, target: Uint8Array) => void;

/** A place beyond the palette's end is black. */
function fromPalette(palette: NonNullable<DecodedPng['palette']>, places: DecodedPng['data']): Put {
  const colours = palette.map(([red = 0, green = 0, blue = 0, alpha = 255]) => [red, green, blue, alpha]);
  return (pixel, target) => target.set(colours[places[pixel]!] ?? [0, 0, 0, 255], pixel * 4);
}

/** One or two channels are grey, three or four red, green and blue; the last of an even number is the opacity. */
function fromSamples({ data, channels }: DecodedPng): Put {
  const [green, blue] = channels < 3 ? [0, 0] : [1, 2];
  const hasAlpha = channels % 2 === 0;
  return (pixel, target) => {
    const from = pixel * channels;
    const to = pixel * 4;
    target[to] = data[from]!;
    target[to + 1] = data[from + green]!;
    target[to + 2] = data[from + blue]!;
    target[to + 3] = hasAlpha ? data[from + channels - 1]! : 255;
  };
}

function decoded(file: Uint8Array): DecodedPng | undefined {
  try {
    return decode(file);
  } catch {
    return undefined;
  }
}
