import { deflateSync } from 'node:zlib';
import type { Picture } from '@sealwright/core/api';
import { PdfName, type PdfObject, type PdfRef, PdfString } from '../../objects.ts';
import { DraftStream, dictOf, type RevisionDraft } from '../revision-draft.ts';
import { jpegPicture } from './jpeg-picture.ts';
import { pngPicture, type Raster } from './png-picture.ts';
import { predictRows } from './png-predictor.ts';

/** An image XObject (ISO 32000-2, 8.9.5), which fills the unit square. `pdf.picture-unreadable` for what is no picture. */
export function embedPicture(draft: RevisionDraft, { format, data }: Picture): PdfRef {
  return format === 'jpeg' ? draft.add(jpegPicture(data)) : embedRaster(draft, pngPicture(data));
}

function embedRaster(draft: RevisionDraft, { alpha, ...raster }: Raster): PdfRef {
  const { width, height } = raster;
  const mask = alpha && draft.add(image({ width, height, colours: alpha, channels: 1 }));
  return draft.add(image(raster, mask));
}

function image(raster: Omit<Raster, 'alpha'>, mask?: PdfRef): DraftStream {
  const { width, height, colours, channels, palette } = raster;
  const dict = {
    Type: new PdfName('XObject'),
    Subtype: new PdfName('Image'),
    Width: width,
    Height: height,
    ColorSpace: colourSpace(raster),
    BitsPerComponent: 8,
    SMask: mask,
    Filter: new PdfName('FlateDecode'),
  };
  // Places in a palette are no quantities: predicting one from its neighbour gains nothing.
  if (palette) return new DraftStream(dictOf(dict), deflateSync(colours, { level: 9 }));
  const parameters = dictOf({ Predictor: 15, Colors: channels, Columns: width });
  const predicted = predictRows(colours, width * channels, channels);
  return new DraftStream(dictOf({ ...dict, DecodeParms: parameters }), deflateSync(predicted, { level: 9 }));
}

function colourSpace({ channels, palette }: Omit<Raster, 'alpha'>): PdfObject {
  if (!palette) return new PdfName(channels === 3 ? 'DeviceRGB' : 'DeviceGray');
  return [new PdfName('Indexed'), new PdfName('DeviceRGB'), palette.length / 3 - 1, new PdfString(palette)];
}
