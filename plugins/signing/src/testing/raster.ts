/** Pictures of a page as rows of RGB triples, for comparing what the window shows with what a signed file shows. */
import { inflateSync } from 'node:zlib';

export interface Raster {
  readonly width: number;
  readonly height: number;
  /** Three bytes for each pixel, from the top left corner on. */
  readonly rgb: Uint8Array;
}

/** In pixels from the top left corner; parts of pixels are rounded. */
export interface PixelArea {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** The part of a raster that lies in the area, which must lie in the raster. */
export function cropped(raster: Raster, area: PixelArea): Raster {
  const [left, top] = [Math.round(area.x), Math.round(area.y)];
  const [width, height] = [Math.round(area.width), Math.round(area.height)];
  if (left < 0 || top < 0 || left + width > raster.width || top + height > raster.height)
    throw new Error('the area is not in the picture as a whole');
  const rgb = new Uint8Array(width * height * 3);
  for (let row = 0; row < height; row++) {
    const start = ((top + row) * raster.width + left) * 3;
    rgb.set(raster.rgb.subarray(start, start + width * 3), row * width * 3);
  }
  return { width, height, rgb };
}

/** A binary PPM of 8 bits, such as `pdftoppm` writes. */
export function readPpm(file: Uint8Array): Raster {
  const header = /^P6\s+(\d+)\s+(\d+)\s+255\s/.exec(Buffer.from(file.subarray(0, 64)).toString('latin1'));
  if (!header) throw new Error('not a PPM of 8 bits');
  return { width: Number(header[1]), height: Number(header[2]), rgb: file.subarray(header[0].length) };
}

/** A PNG of 8 bits, RGB or RGBA, not interlaced, such as browsers take of a page (ISO/IEC 15948). Alpha is dropped. */
export function readPng(file: Uint8Array): Raster {
  const bytes = Buffer.from(file);
  const [width, height] = [bytes.readUInt32BE(16), bytes.readUInt32BE(20)];
  const channels = { 2: 3, 6: 4 }[bytes[25]!];
  if (bytes[24] !== 8 || !channels || bytes[28] !== 0) throw new Error('not a plain PNG of 8 bits');
  const parts: Buffer[] = [];
  for (let at = 8; at < bytes.length; at += bytes.readUInt32BE(at) + 12) {
    const isData = bytes.toString('latin1', at + 4, at + 8) === 'IDAT';
    if (isData) parts.push(bytes.subarray(at + 8, at + 8 + bytes.readUInt32BE(at)));
  }
  const samples = unfiltered(inflateSync(Buffer.concat(parts)), width * channels, height, channels);
  const rgb = new Uint8Array(width * height * 3);
  for (let pixel = 0; pixel < width * height; pixel++) {
    for (let channel = 0; channel < 3; channel++) rgb[pixel * 3 + channel] = samples[pixel * channels + channel]!;
  }
  return { width, height, rgb };
}

/** ISO/IEC 15948, 9.2. */
function unfiltered(data: Uint8Array, stride: number, height: number, channels: number): Uint8Array {
  const out = new Uint8Array(stride * height);
  for (let row = 0; row < height; row++) {
    const filter = data[row * (stride + 1)]!;
    for (let column = 0; column < stride; column++) {
      const at = row * stride + column;
      const left = column >= channels ? out[at - channels]! : 0;
      const up = row > 0 ? out[at - stride]! : 0;
      const corner = row > 0 && column >= channels ? out[at - stride - channels]! : 0;
      out[at] = data[row * (stride + 1) + 1 + column]! + predicted(filter, left, up, corner);
    }
  }
  return out;
}

function predicted(filter: number, left: number, up: number, corner: number): number {
  switch (filter) {
    case 1:
      return left;
    case 2:
      return up;
    case 3:
      return (left + up) >> 1;
    case 4: {
      const base = left + up - corner;
      const [toLeft, toUp, toCorner] = [Math.abs(base - left), Math.abs(base - up), Math.abs(base - corner)];
      return toLeft <= toUp && toLeft <= toCorner ? left : toUp <= toCorner ? up : corner;
    }
    default:
      return 0;
  }
}
