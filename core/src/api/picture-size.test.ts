import { expect, test } from 'vitest';
import { pictureSize } from './picture-size.ts';

const bytes = (hex: string) => Buffer.from(hex.replaceAll(' ', ''), 'hex');
/** 600 × 400. */
const png = { format: 'png', data: bytes('89504e470d0a1a0a 0000000d 49484452 00000258 00000190 0806') } as const;
/** SOI, an application segment, a Huffman table, fill octets, then a frame of 300 × 200. */
const jpeg = {
  format: 'jpeg',
  data: bytes('ffd8 ffe00004aaaa ffc40003aa ffff ffc2000b08 00c8 012c 01 011100'),
} as const;

test('the size of a PNG and of a JPEG is read from the header', () => {
  expect(pictureSize(png)).toEqual({ width: 600, height: 400 });
  expect(pictureSize(jpeg)).toEqual({ width: 300, height: 200 });
});

test('what is damaged has no size', () => {
  for (const { format, data } of [png, jpeg]) {
    for (let length = 0; length < 24; length += 1) {
      expect(pictureSize({ format, data: data.subarray(0, length) })).toBeUndefined();
    }
  }
  expect(pictureSize({ format: 'jpeg', data: png.data })).toBeUndefined();
  expect(pictureSize({ format: 'jpeg', data: bytes(`ffd8 ${'ffe00000'.repeat(10_000)}`) })).toBeUndefined();
});
