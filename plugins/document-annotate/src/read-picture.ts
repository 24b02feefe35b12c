import { basename } from 'node:path';
import { type DocumentFiles, pictureSize } from '@sealwright/core/api';
import { LARGEST_PICTURE, type WatermarkPicture } from './common-annotation.ts';
import { PictureTooLarge, PictureUnfit } from './errors.ts';

/** A picture file for a watermark, told by its first bytes. `annotate.picture-unfit`, `annotate.picture-too-large` */
export async function readPicture(files: Pick<DocumentFiles, 'open'>, path: string): Promise<WatermarkPicture> {
  const name = basename(path).slice(-255);
  const source = await files.open(path);
  try {
    if (source.size > LARGEST_PICTURE) throw PictureTooLarge({ name, most: LARGEST_PICTURE });
    const data = await source.read(0, source.size);
    const format = data[0] === 0x89 ? 'png' : 'jpeg';
    const size = pictureSize({ format, data });
    if (!size) throw PictureUnfit({ name });
    return { format, data: Buffer.from(data).toString('base64'), ...size, name };
  } finally {
    await source.close();
  }
}
