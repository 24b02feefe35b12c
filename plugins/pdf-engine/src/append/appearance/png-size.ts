import { inflateSync } from 'node:zlib';
import { PictureUnreadable } from '../errors.ts';

/** 58 mm, the largest seal, at 2,400 dpi; a picture that claims more is a trap. */
const MOST_PIXELS = 32_000_000;
/** PNG, 11.2.1: chunks of IHDR come first. */
const HEADER_LENGTH = 33;
const CHANNELS: Readonly<Record<number, number>> = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 };

/**
 * Refuses a PNG before it is decoded that would be too large, or whose data unpack to more than its size says: a few
 * kilobytes can hold gigabytes of zeros.
 */
export function assertPngSize(data: Uint8Array): void {
  const view = Buffer.from(data.buffer, data.byteOffset, data.byteLength);
  if (view.length < HEADER_LENGTH || view.toString('latin1', 12, 16) !== 'IHDR') throw unreadable('no header');
  const width = view.readUInt32BE(16);
  const height = view.readUInt32BE(20);
  const bitsPerPixel = view[24]! * (CHANNELS[view[25]!] ?? 0);
  if (bitsPerPixel === 0 || width * height === 0) throw unreadable('the header is wrong');
  if (width * height > MOST_PIXELS) throw unreadable(`${width} x ${height} pixels are too many`);
  // The decoder takes interlaced samples of less than a byte for whole bytes.
  if (view[28] !== 0 && bitsPerPixel < 8) throw unreadable('interlaced with less than 8 bits per pixel');
  // Every row, in each of up to seven passes, has a filter byte and is padded to whole bytes.
  const rows = view[28] === 0 ? height : 2 * height + 7;
  const most = Math.ceil((width * height * bitsPerPixel) / 8) + 2 * rows;
  try {
    inflateSync(imageData(view), { maxOutputLength: most });
  } catch (fault) {
    throw PictureUnreadable({ detail: 'PNG: the image data cannot be unpacked' }, { cause: fault });
  }
}

function imageData(view: Buffer): Buffer {
  const parts: Buffer[] = [];
  for (let at = 8; at + 12 <= view.length; ) {
    const length = view.readUInt32BE(at);
    if (view.toString('latin1', at + 4, at + 8) === 'IDAT') parts.push(view.subarray(at + 8, at + 8 + length));
    at += 12 + length;
  }
  return Buffer.concat(parts);
}

function unreadable(detail: string) {
  return PictureUnreadable({ detail: `PNG: ${detail}` });
}
