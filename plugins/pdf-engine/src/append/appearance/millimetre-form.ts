import type { Size } from '@sealwright/core/api';
import { type PdfDict, PdfName } from '../../objects.ts';
import { dictOf } from '../revision-draft.ts';
import { rounded } from './content-stream.ts';

/** Coordinates are in millimetres; the matrix must keep its digits for large forms. */
const MATRIX_DECIMALS = 8;

/**
 * The dictionary of a form XObject (ISO 32000-2, 8.10) that fills the unit square, compressed. Its coordinates count in
 * millimetres from the upper left corner. It is an isolated transparency group (11.6.6), so that shapes which overlap are
 * blended with the page once, together.
 */
export function millimetreForm({ width, height }: Size, resources: PdfDict): PdfDict {
  return dictOf({
    Type: new PdfName('XObject'),
    Subtype: new PdfName('Form'),
    BBox: [0, 0, rounded(width), rounded(height)],
    Matrix: [rounded(1 / width, MATRIX_DECIMALS), 0, 0, rounded(-1 / height, MATRIX_DECIMALS), 0, 1],
    Group: dictOf({ S: new PdfName('Transparency'), CS: new PdfName('DeviceRGB'), I: true }),
    Resources: resources,
    Filter: new PdfName('FlateDecode'),
  });
}
