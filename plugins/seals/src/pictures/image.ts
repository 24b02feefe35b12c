import { PictureTooLarge } from './errors.ts';

/** A decoded picture: red, green, blue and opacity of each pixel, 8 bits each, row by row from the top left corner on. */
export interface Image {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8Array;
}

/** In octets. */
export const LARGEST_FILE = 30_000_000;
export const MOST_PIXELS = 50_000_000;

/** Either limit is exceeded. */
export function tooLarge() {
  return PictureTooLarge({ megabytes: LARGEST_FILE / 1e6, megapixels: MOST_PIXELS / 1e6 });
}

/** The part of an image; the area lies in it. */
export function cropped(image: Image, area: Area): Image {
  const { left, top, width, height } = area;
  const data = new Uint8Array(width * height * 4);
  for (let row = 0; row < height; row++) {
    const start = ((top + row) * image.width + left) * 4;
    data.set(image.data.subarray(start, start + width * 4), row * width * 4);
  }
  return { width, height, data };
}

/** In pixels. */
export interface Area {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** One pixel for each square of `factor` by `factor`, the mean of what it shows; what is left over at the ends is cut off. */
export function shrunk(image: Image, factor: number): Image {
  if (factor < 2) return image;
  const width = Math.max(1, Math.floor(image.width / factor));
  const height = Math.max(1, Math.floor(image.height / factor));
  const data = new Uint8Array(width * height * 4);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) meanInto(data, (y * width + x) * 4, image, x * factor, y * factor, factor);
  }
  return { width, height, data };
}

/** Colours count by their opacity: what cannot be seen has none. */
function meanInto(target: Uint8Array, at: number, image: Image, left: number, top: number, factor: number): void {
  const { data } = image;
  const right = Math.min(left + factor, image.width);
  const bottom = Math.min(top + factor, image.height);
  let [red, green, blue, opacity] = [0, 0, 0, 0];
  for (let y = top; y < bottom; y++) {
    for (let x = left; x < right; x++) {
      const from = (y * image.width + x) * 4;
      const weight = data[from + 3]!;
      red += data[from]! * weight;
      green += data[from + 1]! * weight;
      blue += data[from + 2]! * weight;
      opacity += weight;
    }
  }
  if (opacity === 0) return;
  target[at] = Math.round(red / opacity);
  target[at + 1] = Math.round(green / opacity);
  target[at + 2] = Math.round(blue / opacity);
  target[at + 3] = Math.round(opacity / ((right - left) * (bottom - top)));
}
