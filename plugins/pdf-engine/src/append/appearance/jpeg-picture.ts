import { PdfName } from '../../objects.ts';
import { PictureUnreadable } from '../errors.ts';
import { DraftStream, dictOf } from '../revision-draft.ts';

/** Markers of ITU-T T.81, table B.1. */
const SOI = 0xd8;
const EOI = 0xd9;
const SOS = 0xda;
const APP14 = 0xee;
/** Baseline, extended sequential and progressive with Huffman coding: what DCTDecode takes (ISO 32000-2, 7.4.8). */
const DECODABLE_FRAMES = [0xc0, 0xc1, 0xc2];
const OTHER_FRAMES = [0xc3, 0xc5, 0xc6, 0xc7, 0xc9, 0xca, 0xcb, 0xcd, 0xce, 0xcf];

const COLOUR_SPACES: Readonly<Record<number, string>> = { 1: 'DeviceGray', 3: 'DeviceRGB', 4: 'DeviceCMYK' };

interface JpegHeader {
  readonly width: number;
  readonly height: number;
  readonly components: number;
  /** Written by Adobe, whose CMYK is stored inverted. */
  readonly adobe: boolean;
}

/** A JPEG as an image XObject: its bytes go into the file as they are. */
export function jpegPicture(data: Uint8Array): DraftStream {
  const { width, height, components, adobe } = readHeader(data);
  const colourSpace = COLOUR_SPACES[components];
  if (!colourSpace || width === 0 || height === 0) throw unreadable(`${components} components, ${width} x ${height}`);
  const dict = dictOf({
    Type: new PdfName('XObject'),
    Subtype: new PdfName('Image'),
    Width: width,
    Height: height,
    ColorSpace: new PdfName(colourSpace),
    BitsPerComponent: 8,
    Decode: components === 4 && adobe ? [1, 0, 1, 0, 1, 0, 1, 0] : undefined,
    Filter: new PdfName('DCTDecode'),
  });
  return new DraftStream(dict, data);
}

/** Walks the marker segments up to the first scan and makes sure that the picture has an end. */
function readHeader(data: Uint8Array): JpegHeader {
  if (data[0] !== 0xff || data[1] !== SOI) throw unreadable('no start of image');
  let frame: Omit<JpegHeader, 'adobe'> | undefined;
  let adobe = false;
  for (let at = 2; at + 4 <= data.length; ) {
    if (data[at] !== 0xff) throw unreadable(`no marker at ${at}`);
    const marker = data[at + 1]!;
    // Fill bytes may stand before a marker (B.1.1.2).
    if (marker === 0xff) {
      at++;
      continue;
    }
    const length = (data[at + 2]! << 8) | data[at + 3]!;
    const segment = data.subarray(at + 4, at + 2 + length);
    if (length < 2 || segment.length !== length - 2) throw unreadable(`segment at ${at} is cut short`);
    if (OTHER_FRAMES.includes(marker)) throw unreadable(`coding process ${marker.toString(16)}`);
    if (DECODABLE_FRAMES.includes(marker)) frame = readFrame(segment);
    if (marker === APP14 && Buffer.from(segment.subarray(0, 5)).toString('latin1') === 'Adobe') adobe = true;
    at += 2 + length;
    if (marker !== SOS) continue;
    if (!frame) throw unreadable('a scan before the frame');
    if (!hasEnd(data, at)) throw unreadable('no end of image');
    return { ...frame, adobe };
  }
  throw unreadable('no scan');
}

function readFrame(segment: Uint8Array): Omit<JpegHeader, 'adobe'> {
  const [precision, heightHigh, heightLow, widthHigh, widthLow, components] = segment;
  if (components === undefined || segment.length < 6 + 3 * components) throw unreadable('frame header is cut short');
  if (precision !== 8) throw unreadable(`${precision} bits per sample`);
  return { width: (widthHigh! << 8) | widthLow!, height: (heightHigh! << 8) | heightLow!, components };
}

/** In entropy-coded data 0xFF is followed by 0 or by a restart marker, so any 0xFF 0xD9 is the end. */
function hasEnd(data: Uint8Array, from: number): boolean {
  for (let at = data.indexOf(0xff, from); at >= 0; at = data.indexOf(0xff, at + 1))
    if (data[at + 1] === EOI) return true;
  return false;
}

function unreadable(detail: string) {
  return PictureUnreadable({ detail: `JPEG: ${detail}` });
}
