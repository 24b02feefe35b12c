import { deflateSync } from 'node:zlib';
import type { Picture } from '@sealwright/core/api';
import { PdfName, type PdfRef } from '../../objects.ts';
import { DraftStream, dictOf, type RevisionDraft } from '../revision-draft.ts';
import { jpegPicture } from './jpeg-picture.ts';
import { pngPicture, type Raster } from './png-picture.ts';
import { predictRows } from './png-predictor.ts';

/** An image XObject (ISO 32000-2, 8.9.5), which fills the unit square. `pdf.picture-unreadable` for what is no picture. */
export function embedPicture(draft: RevisionDraft, { format, data }: Picture): PdfRef {
  return format === 'jpeg' ? draft.add(jpegPicture(data)) : embedRaster(draft, pngPicture(data));
}

function embedRaster(draft: RevisionDraft, { alpha, ...raster }: Raster): PdfRef {
  const mask = alpha && draft.add(image({ ...raster, colours: alpha, channels: 1 }));
  return draft.add(image(raster, mask));
}

function image({ width, height, colours, channels }: Omit<Raster, 'alpha'>, mask?: PdfRef): DraftStream {
  const dict = dictOf({
    Type: new PdfName('XObject'),
    Subtype: new PdfName('Image'),
    Width: width,
    Height: height,
    ColorSpace: new PdfName(channels === 3 ? 'DeviceRGB' : 'DeviceGray'),
    BitsPerComponent: 8,
    SMask: mask,
    Filter: new PdfName('FlateDecode'),
    DecodeParms: dictOf({ Predictor: 15, Colors: channels, Columns: width }),
  });
  return new DraftStream(dict, deflateSync(predictRows(colours, width * channels, channels), { level: 9 }));
}
