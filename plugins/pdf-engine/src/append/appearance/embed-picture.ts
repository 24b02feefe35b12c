import type { Picture } from '@sealwright/core/api';
import { PdfName, type PdfObject, type PdfRef, PdfString } from '../../objects.ts';
import { DraftStream, dictOf, type RevisionDraft } from '../revision-draft.ts';
import { jpegPicture } from './jpeg-picture.ts';
import { PackedPngs, type PackedSamples } from './packed-png.ts';

const packedPngs = new PackedPngs(4 << 20);

/**
 * An image XObject (ISO 32000-2, 8.9.5), which fills the unit square. `digest`: the same for equal pictures alone.
 * `pdf.picture-unreadable` for what is no picture.
 */
export function embedPicture(draft: RevisionDraft, { format, data }: Picture, digest: string): PdfRef {
  if (format === 'jpeg') return draft.add(jpegPicture(data));
  const { colours, alpha } = packedPngs.get(data, digest);
  const mask = alpha && draft.add(image(alpha));
  return draft.add(image(colours, mask));
}

function image(samples: PackedSamples, mask?: PdfRef): DraftStream {
  const { width, height, channels, palette, bytes } = samples;
  const dict = {
    Type: new PdfName('XObject'),
    Subtype: new PdfName('Image'),
    Width: width,
    Height: height,
    ColorSpace: colourSpace(samples),
    BitsPerComponent: 8,
    SMask: mask,
    Filter: new PdfName('FlateDecode'),
  };
  if (palette) return new DraftStream(dictOf(dict), bytes);
  const parameters = dictOf({ Predictor: 15, Colors: channels, Columns: width });
  return new DraftStream(dictOf({ ...dict, DecodeParms: parameters }), bytes);
}

function colourSpace({ channels, palette }: PackedSamples): PdfObject {
  if (!palette) return new PdfName(channels === 3 ? 'DeviceRGB' : 'DeviceGray');
  return [new PdfName('Indexed'), new PdfName('DeviceRGB'), palette.length / 3 - 1, new PdfString(palette)];
}
