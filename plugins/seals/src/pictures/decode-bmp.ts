import { PictureUnreadable } from './errors.ts';
import { type Image, MOST_PIXELS, tooLarge } from './image.ts';

/** Octets before the palette: the file header, and the length of BITMAPCOREHEADER and BITMAPINFOHEADER. */
const FILE_HEADER = 14;
const CORE_HEADER = 12;
const INFO_HEADER = 40;
const V4_HEADER = 108;

/** biCompression: none, and colours by masks. */
const RGB = 0;
const BIT_FIELDS = 3;

interface Layout {
  readonly width: number;
  readonly height: number;
  readonly bits: number;
  readonly isTopDown: boolean;
  /** Where the pixels begin. */
  readonly offset: number;
  readonly palette: Uint8Array;
  /** Octets of a palette entry: blue, green, red, and mostly one more. */
  readonly entry: 3 | 4;
  /** Red, green, blue and opacity of pixels with 16 and 32 bits. */
  readonly masks: readonly [number, number, number, number];
}

/**
 * An uncompressed Windows bitmap of 1, 4, 8, 16, 24 or 32 bits. Own code: the decoders on npm read some depths and get
 * others wrong. Throws `seals.picture-unreadable` for other varieties, `seals.picture-too-large`.
 */
export function decodeBmp(file: Uint8Array): Image {
  try {
    return pixelsOf(file, layoutOf(file));
  } catch (fault) {
    if (fault instanceof RangeError) throw PictureUnreadable({ kind: 'BMP' }, { cause: fault });
    throw fault;
  }
}

function layoutOf(file: Uint8Array): Layout {
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength);
  const header = view.getUint32(FILE_HEADER, true);
  if (header !== CORE_HEADER && header < INFO_HEADER) throw new RangeError('a header of an unknown length');
  const isCore = header === CORE_HEADER;
  const width = isCore ? view.getUint16(18, true) : view.getInt32(18, true);
  const signedHeight = isCore ? view.getUint16(20, true) : view.getInt32(22, true);
  const height = Math.abs(signedHeight);
  if (width < 1 || height < 1) throw new RangeError('no pixels');
  if (width * height > MOST_PIXELS) throw tooLarge();
  const bits = view.getUint16(isCore ? 24 : 28, true);
  const compression = isCore ? RGB : view.getUint32(30, true);
  if (compression !== RGB && compression !== BIT_FIELDS) throw new RangeError('a compressed bitmap');
  const isMasked = compression === BIT_FIELDS;
  const start = FILE_HEADER + header + (isMasked && header === INFO_HEADER ? 12 : 0);
  const entry = isCore ? 3 : 4;
  const colours = isCore ? 0 : view.getUint32(46, true);
  const length = bits <= 8 ? Math.min(colours || 2 ** bits, 2 ** bits) * entry : 0;
  return {
    width,
    height,
    bits,
    isTopDown: signedHeight < 0,
    offset: view.getUint32(10, true),
    palette: file.subarray(start, start + length),
    entry,
    masks: isMasked ? masksOf(view, header) : bits === 16 ? [0x7c00, 0x3e0, 0x1f, 0] : [0xff0000, 0xff00, 0xff, 0],
  };
}

function masksOf(view: DataView, header: number): Layout['masks'] {
  const mask = (index: number) => view.getUint32(FILE_HEADER + INFO_HEADER + index * 4, true);
  return [mask(0), mask(1), mask(2), header >= V4_HEADER ? mask(3) : 0];
}

function pixelsOf(file: Uint8Array, layout: Layout): Image {
  const { width, height, bits, isTopDown, offset } = layout;
  const stride = Math.ceil((width * bits) / 32) * 4;
  // The last row may lack its padding.
  const needed = offset + stride * (height - 1) + Math.ceil((width * bits) / 8);
  if (needed > file.byteLength) throw new RangeError('the end is missing');
  const read = pixelReader(layout, new DataView(file.buffer, file.byteOffset, file.byteLength));
  const data = new Uint8Array(width * height * 4);
  for (let row = 0; row < height; row++) {
    const start = offset + (isTopDown ? row : height - 1 - row) * stride;
    for (let column = 0; column < width; column++) read(start, column, data, (row * width + column) * 4);
  }
  return { width, height, data };
}

type PixelReader = (row: number, column: number, target: Uint8Array, at: number) => void;

function pixelReader(layout: Layout, view: DataView): PixelReader {
  const { bits } = layout;
  if (bits === 1 || bits === 4 || bits === 8) return paletteReader(layout, view);
  if (bits === 16 || bits === 32) return maskReader(layout, view);
  if (bits !== 24) throw new RangeError('a depth that bitmaps do not have');
  return (row, column, target, at) => {
    for (let channel = 0; channel < 3; channel++) target[at + channel] = view.getUint8(row + column * 3 + 2 - channel);
    target[at + 3] = 255;
  };
}

function paletteReader({ bits, palette, entry }: Layout, view: DataView): PixelReader {
  const perOctet = 8 / bits;
  return (row, column, target, at) => {
    const octet = view.getUint8(row + Math.floor(column / perOctet));
    const place = (octet >> (8 - bits * ((column % perOctet) + 1))) & (2 ** bits - 1);
    if ((place + 1) * entry > palette.length) throw new RangeError('a colour beyond the palette');
    for (let channel = 0; channel < 3; channel++) target[at + channel] = palette[place * entry + 2 - channel]!;
    target[at + 3] = 255;
  };
}

function maskReader({ bits, masks }: Layout, view: DataView): PixelReader {
  const channels = masks.map((mask) => {
    const shift = mask === 0 ? 0 : 31 - Math.clz32(mask & -mask);
    return { mask, shift, largest: mask >>> shift };
  });
  return (row, column, target, at) => {
    const pixel = bits === 16 ? view.getUint16(row + column * 2, true) : view.getUint32(row + column * 4, true);
    for (const [index, { mask, shift, largest }] of channels.entries()) {
      target[at + index] = largest === 0 ? 255 : Math.round((((pixel & mask) >>> shift) * 255) / largest);
    }
  };
}
