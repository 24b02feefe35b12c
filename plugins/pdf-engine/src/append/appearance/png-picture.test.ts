import { crc32, deflateSync } from 'node:zlib';
import { encode } from 'fast-png';
import { expect, test } from 'vitest';
import { PictureUnreadable } from '../errors.ts';
import { pngPicture } from './png-picture.ts';

function chunk(type: string, data: Uint8Array): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const frame = Buffer.alloc(8);
  frame.writeUInt32BE(data.length, 0);
  frame.writeUInt32BE(crc32(body), 4);
  return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)]);
}

/** Rows come with their filter bytes. */
function png(
  header: { width: number; height: number; depth: number; type: number; interlace?: number },
  rows: readonly number[],
  extra: readonly Buffer[] = [],
): Uint8Array {
  const ihdr = Buffer.alloc(13);
  ihdr.writeUInt32BE(header.width, 0);
  ihdr.writeUInt32BE(header.height, 4);
  ihdr.set([header.depth, header.type, 0, 0, header.interlace ?? 0], 8);
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    chunk('IHDR', ihdr),
    ...extra,
    chunk('IDAT', deflateSync(Uint8Array.from(rows))),
    chunk('IEND', new Uint8Array(0)),
  ]);
}

function unreadable(data: Uint8Array): string | undefined {
  try {
    pngPicture(data);
  } catch (error) {
    return PictureUnreadable.is(error) ? error.data.detail : String(error);
  }
  return undefined;
}

test('red, green, blue and opacity', () => {
  const data = Uint8Array.of(255, 0, 0, 255, 0, 255, 0, 128);
  expect(pngPicture(encode({ width: 2, height: 1, data, channels: 4, depth: 8 }))).toEqual({
    width: 2,
    height: 1,
    channels: 3,
    colours: Uint8Array.of(255, 0, 0, 0, 255, 0),
    alpha: Uint8Array.of(255, 128),
  });
});

test('opaque pictures have no mask', () => {
  const data = Uint8Array.of(7, 255, 9, 255);
  const { colours, alpha } = pngPicture(encode({ width: 2, height: 1, data, channels: 2, depth: 8 }));
  expect([...colours]).toEqual([7, 9]);
  expect(alpha).toBeUndefined();
});

test('16 bits', () => {
  const data = Uint16Array.of(0xffff, 0x8000, 0x00ff);
  const { colours } = pngPicture(encode({ width: 1, height: 1, data, channels: 3, depth: 16 }));
  expect([...colours]).toEqual([255, 128, 0]);
});

test('a palette of 2 bits per pixel, with opacity', () => {
  const palette = chunk('PLTE', Uint8Array.of(1, 2, 3, 4, 5, 6, 7, 8, 9));
  const opacity = chunk('tRNS', Uint8Array.of(0, 128));
  const rows = [0, 0b00_01_10_00, 0b01_000000, 0, 0b10_10_10_10, 0b00_000000];
  const raster = pngPicture(png({ width: 5, height: 2, depth: 2, type: 3 }, rows, [palette, opacity]));
  expect([...raster.colours]).toEqual([0, 1, 2, 0, 1, 2, 2, 2, 2, 0]);
  expect([...raster.palette!]).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9]);
  expect([...raster.alpha!]).toEqual([0, 128, 255, 0, 128, 255, 255, 255, 255, 0]);
});

test('one colour in several degrees of opacity is one place in the palette', () => {
  const palette = chunk('PLTE', Uint8Array.of(200, 0, 0, 9, 9, 9, 200, 0, 0));
  const opacity = chunk('tRNS', Uint8Array.of(0, 255, 128));
  const raster = pngPicture(png({ width: 3, height: 1, depth: 8, type: 3 }, [0, 0, 1, 2], [palette, opacity]));
  expect([...raster.colours]).toEqual([0, 1, 0]);
  expect([...raster.palette!]).toEqual([200, 0, 0, 9, 9, 9]);
  expect([...raster.alpha!]).toEqual([0, 255, 128]);
});

test('grey of 1 bit with a transparent shade', () => {
  const opacity = chunk('tRNS', Uint8Array.of(0, 1));
  const { colours, alpha } = pngPicture(png({ width: 4, height: 1, depth: 1, type: 0 }, [0, 0b1010_0000], [opacity]));
  expect([...colours]).toEqual([255, 0, 255, 0]);
  expect([...alpha!]).toEqual([0, 255, 0, 255]);
});

test('a transparent colour is all three of its parts', () => {
  const opacity = chunk('tRNS', Uint8Array.of(0, 1, 0, 2, 0, 3));
  const { alpha } = pngPicture(
    png({ width: 3, height: 1, depth: 8, type: 2 }, [0, 1, 2, 3, 1, 2, 4, 0, 2, 3], [opacity]),
  );
  expect([...alpha!]).toEqual([0, 255, 255]);
});

test('interlaced', () => {
  const data = Uint8Array.from({ length: 9 * 11 * 3 }, (_, index) => index);
  const image = { width: 9, height: 11, data, channels: 3, depth: 8 } as const;
  expect(pngPicture(encode(image, { interlace: 'Adam7' })).colours).toEqual(data);
});

test('what cannot be decoded is refused by name', () => {
  const good = encode({ width: 2, height: 1, data: Uint8Array.of(1, 2), channels: 1, depth: 8 });
  const flipped = good.slice();
  flipped[45]! ^= 0xff;
  expect(unreadable(good)).toBeUndefined();
  expect(unreadable(new Uint8Array(0))).toMatch('no header');
  expect(unreadable(good.subarray(0, good.length - 20))).toMatch('PNG');
  expect(unreadable(flipped)).toMatch('PNG');
  expect(unreadable(png({ width: 2, height: 2, depth: 8, type: 0 }, [0, 1, 2]))).toMatch('PNG');
  expect(
    unreadable(png({ width: 1, height: 1, depth: 8, type: 3 }, [0, 3], [chunk('PLTE', Uint8Array.of(1, 2, 3))])),
  ).toMatch('palette');
  expect(unreadable(png({ width: 1, height: 1, depth: 1, type: 0, interlace: 1 }, [0, 0]))).toMatch('interlaced');
});

test('a picture that is larger than it can be, or than it says, is not unpacked', () => {
  expect(unreadable(png({ width: 60_000, height: 60_000, depth: 8, type: 6 }, [0]))).toMatch('too many');
  expect(unreadable(png({ width: 2, height: 1, depth: 8, type: 0 }, new Array(1_000_000).fill(0)))).toMatch(
    'cannot be unpacked',
  );
});
