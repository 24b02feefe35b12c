import { expect, test } from 'vitest';
import { pictureSize } from './picture-size.ts';
import { png } from './seal.fixture.ts';

const jpeg = (hex: string) => ({ format: 'jpeg', data: Buffer.from(hex.replaceAll(' ', ''), 'hex') }) as const;

/** SOI, an application segment, a Huffman table, fill octets, then a frame of 300 × 200. */
const usual = 'ffd8 ffe00004aaaa ffc40003aa ffff ffc0000b08 00c8 012c 01 011100';

test('the size of a PNG is read from its header', () => {
  expect(pictureSize(png(600, 400))).toEqual({ width: 600, height: 400 });
});

test.each([
  ['baseline', usual],
  ['progressive', usual.replace('ffc0000b', 'ffc2000b')],
])('the size of a %s JPEG is read from its frame header', (_, hex) => {
  expect(pictureSize(jpeg(hex))).toEqual({ width: 300, height: 200 });
});

test('pictures are read where they stand in a larger buffer', () => {
  const { data } = png(7, 9);
  const larger = Buffer.concat([Buffer.alloc(5), data]);
  expect(pictureSize({ format: 'png', data: larger.subarray(5) })).toEqual({ width: 7, height: 9 });
});

test('what is damaged has no size', () => {
  const { data } = png(600, 400);
  for (let length = 0; length < 24; length += 1) {
    expect(pictureSize({ format: 'png', data: data.subarray(0, length) })).toBeUndefined();
  }
  expect(pictureSize(png(0, 400))).toBeUndefined();
  const whole = jpeg(usual).data;
  for (let length = 0; length < 24; length += 1) {
    expect(pictureSize({ format: 'jpeg', data: whole.subarray(0, length) })).toBeUndefined();
  }
  expect(pictureSize({ format: 'jpeg', data })).toBeUndefined();
  expect(pictureSize(jpeg(`ffd8 ${'ffe00000'.repeat(10_000)}`))).toBeUndefined();
});
