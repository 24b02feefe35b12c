import type { PictureClip } from '@sealwright/core/api';
import { decodePicture } from './decode-picture.ts';
import { decodePlainPng } from './decode-plain-png.ts';
import { type Image, shrunk } from './image.ts';
import { pictureKind } from './picture-kind.ts';
import { jpegOrientation } from './picture-orientation.ts';
import { contentArea } from './trim-margins.ts';

const WHOLE: PictureClip = { x: 0, y: 0, width: 1, height: 1 };
const LONGEST_SIDE = 3_000;
/** Pictures in pixels do not ask how wide they are meant to be. */
const ANY_WIDTH_MM = 40;

/**
 * The part of a picture that shows on white paper, in shares of its sides; the whole where nothing does. A ground that
 * is not near white belongs to the seal: many name seals are white characters in a red square. Throws `seals.picture-*`.
 */
export async function inkBox(file: Uint8Array): Promise<PictureClip> {
  const kind = pictureKind(file);
  const isTurned = kind === 'jpeg' && jpegOrientation(file) !== 1;
  // PDF shows photos as they are stored, decoders as they are meant to be seen.
  if (isTurned) return WHOLE;
  const decoded = (kind === 'png' && decodePlainPng(file)) || (await decodePicture(file, ANY_WIDTH_MM));
  const image = shrunk(decoded, Math.ceil(Math.max(decoded.width, decoded.height) / LONGEST_SIDE));
  const content = contentArea(inkOnly(image));
  if (!content) return WHOLE;
  const { width, height } = image;
  return {
    x: content.left / width,
    y: content.top / height,
    width: content.width / width,
    height: content.height / height,
  };
}

/** Each pixel as opaque as it is dark on white paper. */
function inkOnly({ width, height, data }: Image): Image {
  const ink = new Uint8Array(data);
  for (let at = 0; at < data.length; at += 4) {
    const lightest = Math.min(data[at]!, data[at + 1]!, data[at + 2]!);
    ink[at + 3] = Math.round(((255 - lightest) * data[at + 3]!) / 255);
  }
  return { width, height, data: ink };
}
