import { encode } from 'fast-png';
import { decodePicture } from './decode-picture.ts';
import { PictureEmpty } from './errors.ts';
import { cropped, type Image, shrunk } from './image.ts';
import { pictureKind } from './picture-kind.ts';
import { hasTransparency, removePaper, type WithoutPaper } from './remove-paper.ts';
import { contentArea } from './trim-margins.ts';

export interface ReadyOptions {
  readonly widthMm: number;
  readonly transparent: boolean;
  readonly trim: boolean;
}

/** A PNG, its size in pixels, and whether paper and seal could hardly be told apart. */
export interface ReadyPicture {
  readonly png: Uint8Array;
  readonly width: number;
  readonly height: number;
  readonly isUnsure: boolean;
}

const MM_PER_INCH = 25.4;
/** Finer than this no print shows; the file of every signature would carry it all the same. */
const FINEST_DPI = 600;
/** Longest side of a picture that is worked on as a whole, and of the one that a seal is looked for in. */
const LONGEST_SIDE = 3_000;
const LONGEST_LOOK = 1_000;
/** Paper left around a seal that was found, as a share of its size: its light is judged by it. */
const SURROUNDING = 0.06;

/** Any picture as PNG with an alpha channel, as it is. Throws `seals.picture-*`. */
export async function asPng(file: Uint8Array, widthMm: number): Promise<Uint8Array> {
  return toPng(await decodePicture(file, widthMm));
}

/** Cuts a seal out of its paper and its margins. Throws `seals.picture-*`. */
export async function readyPicture(file: Uint8Array, options: ReadyOptions): Promise<ReadyPicture> {
  const { widthMm, transparent, trim } = options;
  const decoded = await decodePicture(file, widthMm);
  const isLossy = pictureKind(file) === 'jpeg';
  const image = trim ? surroundings(decoded, isLossy) : shrunk(decoded, Math.floor(longest(decoded) / LONGEST_SIDE));
  const cut = cutOut(image, isLossy);
  const content = contentArea(cut.image);
  if (!content) throw PictureEmpty({});
  const shown = transparent ? cut.image : image;
  const trimmed = trim ? cropped(shown, content) : shown;
  const fine = shrunk(trimmed, Math.floor(trimmed.width / ((widthMm / MM_PER_INCH) * FINEST_DPI)));
  return { png: toPng(fine), width: fine.width, height: fine.height, isUnsure: transparent && cut.isUnsure };
}

/** The part of a large picture that the seal is in, in all its fineness: a stamped page is mostly empty. */
function surroundings(image: Image, isLossy: boolean): Image {
  const factor = Math.ceil(longest(image) / LONGEST_LOOK);
  if (factor < 2) return image;
  const found = contentArea(cutOut(shrunk(image, factor), isLossy).image);
  if (!found) throw PictureEmpty({});
  const margin = Math.ceil(Math.max(found.width, found.height) * SURROUNDING) + 2;
  const [left, top] = [Math.max(found.left - margin, 0) * factor, Math.max(found.top - margin, 0) * factor];
  const right = Math.min((found.left + found.width + margin) * factor, image.width);
  const bottom = Math.min((found.top + found.height + margin) * factor, image.height);
  return cropped(image, { left, top, width: right - left, height: bottom - top });
}

function cutOut(image: Image, isLossy: boolean): WithoutPaper {
  return hasTransparency(image) ? { image, isUnsure: false } : removePaper(image, isLossy);
}

const longest = ({ width, height }: Image) => Math.max(width, height);

function toPng({ width, height, data }: Image): Uint8Array {
  return encode({ width, height, data, depth: 8, channels: 4 });
}
