import { type Picture, pictureSize } from '@sealwright/core/api';
import { PictureKindUnknown, PictureUnreadable } from './errors.ts';
import { MOST_PIXELS, tooLarge } from './image.ts';
import { pictureKind } from './picture-kind.ts';
import { convertPicture } from './picture-thread.ts';

/**
 * The picture in an electronic seal as PDFs and windows can show it: PNG and JPEG as they are, others as PNG. `widthMm`:
 * what a vector drawing is drawn for. Rejects with `seals.picture-*`.
 */
export async function drawablePicture(data: Uint8Array, widthMm: number): Promise<Picture> {
  const kind = pictureKind(data);
  if (!kind) throw PictureKindUnknown({});
  if (kind !== 'png' && kind !== 'jpeg') return { format: 'png', data: await convertPicture(data, widthMm) };
  const picture = { format: kind, data } as const;
  const size = pictureSize(picture);
  if (!size) throw PictureUnreadable({ kind: kind.toUpperCase() });
  // A small file may unpack to gigabytes, in the window that shows it.
  if (size.width * size.height > MOST_PIXELS) throw tooLarge();
  return picture;
}
