import { encode } from 'fast-png';
import { decodePicture } from './decode-picture.ts';
import { PictureEmpty } from './errors.ts';
import { cropped, type Image, shrunk } from './image.ts';
import { pictureKind } from './picture-kind.ts';
import { hasTransparency, removePaper } from './remove-paper.ts';
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
/** Sides of photos are worked on at this length: their grain is averaged out on the way. */
const LONGEST_SIDE = 3_000;

/** Any picture as PNG with an alpha channel, as it is. Throws `seals.picture-*`. */
export async function asPng(file: Uint8Array, widthMm: number): Promise<Uint8Array> {
  return toPng(await decodePicture(file, widthMm));
}

/** Cuts a seal out of its paper and its margins. Throws `seals.picture-*`. */
export async function readyPicture(file: Uint8Array, options: ReadyOptions): Promise<ReadyPicture> {
  const { widthMm, transparent, trim } = options;
  const decoded = await decodePicture(file, widthMm);
  const image = shrunk(decoded, Math.floor(Math.max(decoded.width, decoded.height) / LONGEST_SIDE));
  const cut = hasTransparency(image)
    ? { image, isUnsure: false }
    : removePaper(image, pictureKind(file) === 'jpeg' || image !== decoded);
  const content = contentArea(cut.image);
  if (!content) throw PictureEmpty({});
  const shown = transparent ? cut.image : image;
  const trimmed = trim ? cropped(shown, content) : shown;
  const fine = shrunk(trimmed, Math.floor(trimmed.width / ((widthMm / MM_PER_INCH) * FINEST_DPI)));
  return { png: toPng(fine), width: fine.width, height: fine.height, isUnsure: transparent && cut.isUnsure };
}

function toPng({ width, height, data }: Image): Uint8Array {
  return encode({ width, height, data, depth: 8, channels: 4 });
}
